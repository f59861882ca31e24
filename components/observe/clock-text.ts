const MS_PER_SECOND = 1_000;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

/** A stretch of time as a clock shows it, `1.42` and `10`: hours and minutes apart from the seconds. */
export function clockParts(milliseconds: number): Readonly<{ hours: string; seconds: string }> {
  const seconds = Math.floor(milliseconds / MS_PER_SECOND);
  const minutes = Math.floor(seconds / SECONDS_PER_MINUTE);
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    hours: `${Math.floor(minutes / MINUTES_PER_HOUR)}.${pad(minutes % MINUTES_PER_HOUR)}`,
    seconds: pad(seconds % SECONDS_PER_MINUTE),
  };
}

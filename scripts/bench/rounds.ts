/** One thing to time: does its work once and returns how many units it did. */
export type Contender = Readonly<{ name: string; work: () => number }>;

export type Timing = Readonly<{ name: string; microsecondsPerUnit: number; spread: number }>;

const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/**
 * Times contenders in alternating rounds, so that a busy machine hits all of them alike, and takes medians of CPU time.
 *
 * @param rounds Odd number of rounds after one that is thrown away.
 */
export function timeAlternating(contenders: readonly Contender[], rounds: number): readonly Timing[] {
  const times = contenders.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    contenders.forEach(({ work }, index) => {
      const before = process.cpuUsage();
      const start = process.hrtime.bigint();
      const units = work();
      const wall = Number(process.hrtime.bigint() - start) / NANOSECONDS;
      const { user, system } = process.cpuUsage(before);
      // CPU time ticks in microseconds; very short work is timed by the clock.
      const seconds = wall < 0.01 ? wall : (user + system) / MICROSECONDS;
      if (round >= 0) times[index]?.push((seconds * MICROSECONDS) / units);
    });
  }
  return contenders.map(({ name }, index) => {
    const sorted = (times[index] ?? []).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    const spread = ((sorted.at(-1) ?? Number.NaN) - (sorted[0] ?? Number.NaN)) / median;
    return { name, microsecondsPerUnit: median, spread };
  });
}

/** One line per contender, beside the first, which is the floor. */
export function printTimings(title: string, timings: readonly Timing[]): void {
  const floor = timings[0]?.microsecondsPerUnit ?? Number.NaN;
  console.log(`\n${title}`);
  for (const { name, microsecondsPerUnit, spread } of timings) {
    const time = microsecondsPerUnit.toPrecision(3).padStart(9);
    const ratio = (microsecondsPerUnit / floor).toFixed(2).padStart(8);
    console.log(`  ${name.padEnd(52)} ${time} µs  ×${ratio}  (range ${(spread * 100).toFixed(0)} %)`);
  }
}

/** Prints whether a goal is met and remembers a failure in the exit status. */
export function verdict(goal: string, value: number, limit: number): void {
  const isMet = value <= limit;
  console.log(`  ${isMet ? 'met    ' : 'NOT MET'} ${goal}: ${value.toPrecision(3)} of ${limit}`);
  if (!isMet) process.exitCode = 1;
}

/** A repeatable sequence in [0, 1) for test data (a linear congruential generator). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

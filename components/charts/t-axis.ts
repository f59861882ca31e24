/** Lowest and highest T score that a figure shows; scores beyond stand at the edge. */
export const T_MIN = 20;
export const T_MAX = 80;

/** Marks on a T axis, with the mean of the norm in the middle. */
export const T_TICKS = [20, 30, 40, 50, 60, 70, 80] as const;
export const T_MEAN = 50;

/** Maps values of a closed range to places in a figure, in a straight line. */
export type Axis = Readonly<{ min: number; max: number; start: number; perUnit: number }>;

/** Place of a value; a value outside the range stands at the nearest edge. Rounded to hundredths to keep pages small. */
export function place({ min, max, start, perUnit }: Axis, value: number): number {
  const inside = Math.min(max, Math.max(min, value));
  return hundredths(start + (inside - min) * perUnit);
}

/** Length of a stretch between two values, as drawn. */
export function stretch(axis: Axis, from: number, to: number): number {
  return hundredths(place(axis, to) - place(axis, from));
}

/** Whether an end of an interval is inside the figure; one that is not gets no cap. */
export function isShown({ min, max }: Axis, value: number): boolean {
  return value >= min && value <= max;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

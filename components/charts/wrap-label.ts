/**
 * Breaks a label into at most two lines at a space, as evenly as the room allows; SVG text does not wrap by itself.
 *
 * @param room Characters that fit on a line.
 * @example wrapLabel('Myynnillinen itseluottamus', 17) // => ['Myynnillinen', 'itseluottamus']
 */
export function wrapLabel(label: string, room: number): readonly string[] {
  if (label.length <= room) return [label];
  const words = label.split(' ');
  const breaks = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));
  return breaks.reduce<readonly string[]>(
    (best, lines) => (longest(lines) < longest(best) ? lines : best),
    [label],
  );
}

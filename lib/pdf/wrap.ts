/** Measures a text without line breaks. */
export type WidthOf = (text: string) => number;

/** A space after which a line may end, or a hyphen or slash inside a word. Non-breaking spaces hold. */
const BREAKS = /(?<=[ /])|(?<=\p{L}-)(?=\p{L})/u;

/**
 * A text in lines of at most a width, broken after spaces; a word that is longer than a line is broken anywhere.
 *
 * @returns At least one line. A line keeps the space after which it was broken, which takes no room: read one after
 *   the other the lines are the text, and a word that was broken is whole again.
 * @example wrap('one two', 3, (text) => text.length); // ['one ', 'two']
 */
export function wrap(text: string, width: number, widthOf: WidthOf): readonly string[] {
  const paragraphs = text.split('\n');
  return paragraphs.flatMap((paragraph, index) =>
    wrapParagraph(index < paragraphs.length - 1 ? `${paragraph} ` : paragraph, width, widthOf),
  );
}

function wrapParagraph(text: string, width: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAKS)) {
    if (widthOf((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = pieceWord(word, width, widthOf);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  lines.push(line);
  return lines;
}

function pieceWord(word: string, width: number, widthOf: WidthOf): readonly string[] {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && widthOf(piece + sign) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece];
}

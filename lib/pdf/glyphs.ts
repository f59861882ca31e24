import coverage from './fonts/coverage.json';

/** What stands for a sign that the font cannot write and nothing better is known for. */
const UNKNOWN = '?';

/** Signs of our own texts and letters of Finland's languages that the font lacks, as one would write them by hand. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '→': '->',
  α: 'alfa',
  '\u202f': '\u00a0',
  '\u2011': '-',
  '\u00ad': '',
  '\u200b': '',
  Ŋ: 'N',
  ŋ: 'n',
  Ŧ: 'T',
  ŧ: 't',
  Ǥ: 'G',
  ǥ: 'g',
  Ʒ: 'Z',
  ʒ: 'z',
};

/** Whether the font has the sign. */
export function hasGlyph(codePoint: number): boolean {
  return coverage.some(([from = 0, to = 0]) => codePoint >= from && codePoint <= to);
}

/**
 * A text in signs that the font can write: a letter with a mark that it lacks loses the mark, anything else becomes "?".
 * Line breaks stay; other control characters go.
 *
 * @example writable('Ŋ, Ǩ and 日'); // 'N, K and ?'
 */
export function writable(text: string): string {
  return [...text.normalize('NFC')].map(writableSign).join('');
}

function writableSign(sign: string): string {
  const codePoint = codePointOf(sign);
  if (sign === '\n' || hasGlyph(codePoint)) return sign;
  if (sign === '\t') return ' ';
  if (codePoint < FIRST_SIGN || codePoint === DELETE) return '';
  return SUBSTITUTES[sign] ?? withoutMark(sign);
}

/** The letter under a mark, where the font has that. */
function withoutMark(sign: string): string {
  const [base = sign] = sign.normalize('NFD');
  return hasGlyph(codePointOf(base)) ? base : UNKNOWN;
}

function codePointOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

const FIRST_SIGN = 0x20;
const DELETE = 0x7f;

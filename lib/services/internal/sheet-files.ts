import 'server-only';
import { Unzip, UnzipInflate } from 'fflate';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { Locale } from '@/lib/i18n/locales';

type Rows = readonly (readonly string[])[];

/** Spreadsheet programs read UTF-8 from the mark at the start. */
const MARK = '\uFEFF';

/** Unpacked, a sheet of 300 rows is far smaller; a file that holds more is not opened. */
const UNPACKED_MAX = 20_000_000;

/** Rows as CSV; programs of Finnish and Swedish expect semicolons. */
export function toCsv(rows: Rows, locale: Locale): string {
  const delimiter = locale === 'en' ? ',' : ';';
  return `${MARK}${Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, newline: '\r\n' },
  )}\r\n`;
}

/** Rows of a CSV text or of cells that were copied from a spreadsheet; the delimiter is found out. */
export function fromText(text: string): Rows {
  const plain = text.startsWith(MARK) ? text.slice(1) : text;
  const [firstLine = ''] = plain.split('\n', 1);
  const delimiter = firstLine.includes('\t') ? '\t' : '';
  return Papa.parse<string[]>(plain, { delimiter, delimitersToGuess: [';', ',', '\t'] }).data;
}

/** Rows as text that {@link fromText} reads back. */
export function toText(rows: Rows): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: '\t' },
  );
}

/** Rows as a workbook with one sheet. Every cell is a text or a number, never a formula. */
export async function toXlsx(rows: Rows): Promise<Uint8Array<ArrayBuffer>> {
  const cells = rows.map((row, index) =>
    row.map((text) => {
      if (index > 0 && /^(0|[1-9]\d{0,3})$/.test(text)) return { type: Number, value: Number(text) };
      if (text === '') return null;
      return { type: String, value: text, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) };
    }),
  );
  return new Uint8Array(await writeXlsxFile(cells, { stickyRowsCount: 1 }).toBuffer());
}

/** Rows of the first sheet of a workbook; null for what is no readable workbook. */
export async function fromXlsx(bytes: Uint8Array): Promise<Rows | null> {
  if (unpackedSize(bytes) > UNPACKED_MAX) return null;
  try {
    const rows = await readSheet(Buffer.from(bytes), { trim: false });
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  } catch {
    return null;
  }
}

const CHUNK = 16_384;

/**
 * How large the files of an archive are when unpacked, counted while unpacking: what an archive says of itself may be a
 * lie. Counting ends soon after `limit`; Infinity for what holds no file or cannot be unpacked.
 */
export function unpackedSize(bytes: Uint8Array, limit = UNPACKED_MAX): number {
  let total = 0;
  let files = 0;
  const unzip = new Unzip((file) => {
    files += 1;
    file.ondata = (error, chunk) => {
      total += error ? Infinity : chunk.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && total <= limit; at += CHUNK) {
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    }
  } catch {
    return Infinity;
  }
  return files === 0 ? Infinity : total;
}

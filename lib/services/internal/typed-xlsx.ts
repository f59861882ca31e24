import 'server-only';
import writeXlsxFile from 'write-excel-file/node';
import type { CellValue } from '@/lib/exports/candidates/candidate-row';
import { fileTime, type TypedTable } from '@/lib/exports/candidates/cells';

export type NamedTable = Readonly<{ name: string; table: TypedTable }>;

const TIME_FORMAT = 'yyyy-mm-dd hh:mm';
const NARROWEST = 10;
const WIDEST = 60;
const WIDTHS_FROM = 50;

/** Tables as a workbook, a sheet each: typed cells under a head that stays in sight, and no formula anywhere. */
export async function typedXlsx(tables: readonly NamedTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map(({ name, table }) => ({
    sheet: name,
    data: [
      table.head.map((text) => ({ type: String, value: text, fontWeight: 'bold' as const, wrap: true })),
      ...table.rows.map((row) => row.map((value, column) => typedCell(value, table.decimals[column] ?? 0))),
    ],
    stickyRowsCount: 1,
    columns: table.head.map((_, column) => ({ width: widthOf(table, column) })),
  }));
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}

function typedCell(value: CellValue, decimals: number) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') {
    return { type: Number, value, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };
  }
  if (value instanceof Date) return { type: Date, value: wallClock(value), format: TIME_FORMAT };
  return { type: String, value };
}

/** A workbook knows no time zones: the Finnish hands of the clock, as if they were those of Greenwich. */
function wallClock(when: Date): Date {
  return new Date(`${fileTime(when).replace(' ', 'T')}:00Z`);
}

function widthOf({ head, rows }: TypedTable, column: number): number {
  const texts = rows.slice(0, WIDTHS_FROM).map((row) => row[column]);
  const lengths = texts.map((value) =>
    value instanceof Date ? TIME_FORMAT.length : String(value ?? '').length,
  );
  const [longestWord = ''] = (head[column] ?? '').split(' ').sort((a, b) => b.length - a.length);
  return Math.min(WIDEST, Math.max(NARROWEST, longestWord.length + 2, ...lengths));
}

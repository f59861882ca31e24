import 'server-only';
import { type ColumnNeed, columnWidths } from './columns';
import type { PaperTable } from './paper';
import {
  child,
  type Element,
  ensureRoom,
  LEFT,
  linesOf,
  mark,
  markArtifact,
  nextSheet,
  type Pen,
  putLine,
  putLines,
  roomLeft,
  SHEET_HEIGHT,
  type Style,
  STYLES,
  TEXT_WIDTH,
  widthOf,
} from './pen';
import { writable } from './glyphs';

const GAP = 10;
const PADDING = 3;
const HAIR = 0.5;
const RULE = 1;
/** Most of a line that terms may take. */
const TERM_SHARE = 0.4;

type Columns = Readonly<{
  lefts: readonly number[];
  widths: readonly number[];
  numeric: ReadonlySet<number>;
}>;
type Cell = Readonly<{ lines: readonly string[]; style: Style }>;

export type WrittenTable = Omit<PaperTable, 'kind' | 'head'> &
  Readonly<{
    /** Null where the first cell of each row says it all. */
    head: readonly string[] | null;
  }>;

type Laid = Readonly<{
  columns: Columns;
  caption: readonly string[];
  head: readonly Cell[] | null;
  rows: readonly (readonly Cell[])[];
  foot: readonly Cell[] | null;
  /** What stands together on one sheet: all of it, or its heading and first row. */
  kept: number;
}>;

/** How high the part of a table is that is not torn apart. */
export function keptHeight(pen: Pen, table: WrittenTable): number {
  return laidOut(pen, table).kept;
}

function laidOut(pen: Pen, table: WrittenTable): Laid {
  const columns = layOut(pen, table);
  const head = table.head === null ? null : cellsOf(pen, table.head, columns, () => STYLES.cellHead);
  const caption = linesOf(pen, table.caption, STYLES.caption, TEXT_WIDTH);
  const rows = table.rows.map((row) => cellsOf(pen, row, columns, styleOfBody));
  const foot = table.foot ? cellsOf(pen, table.foot, columns, () => STYLES.cellHead) : null;
  const lead = caption.length * STYLES.caption.line + (head === null ? 0 : heightOf(head));
  const [first = 0, ...others] = [...rows, ...(foot ? [foot] : [])].map(heightOf);
  const whole = lead + others.reduce((sum, height) => sum + height, first);
  const kept = whole <= SHEET_HEIGHT / 2 ? whole : lead + Math.min(first, SHEET_HEIGHT / 2);
  return { columns, caption, head, rows, foot, kept };
}

/** A table with its caption; the heading stands again on every sheet, where it is not read again. */
export function writeTable(pen: Pen, table: WrittenTable): void {
  const { columns, caption, head, rows, foot, kept } = laidOut(pen, table);
  const element = child(pen, pen.root, 'Table');
  ensureRoom(pen, kept);
  putLines(pen, {
    element: child(pen, element, 'Caption'),
    ...{ tag: 'Caption', lines: caption, style: STYLES.caption, x: LEFT },
  });

  if (head === null) rule(pen, HAIR);
  else {
    writeHead(pen, element, head, columns);
    pen.onSheet = () => {
      repeatHead(pen, head, columns);
    };
  }
  for (const row of rows) writeRow(pen, element, row, columns);
  if (foot) {
    rule(pen, RULE);
    writeRow(pen, element, foot, columns);
  }
  pen.onSheet = null;
}

const styleOfBody = (column: number): Style => (column === 0 ? STYLES.cellHead : STYLES.cell);

function repeatHead(pen: Pen, head: readonly Cell[], columns: Columns): void {
  markArtifact(pen, 'Pagination', () => {
    head.forEach((_, column) => {
      drawCell(pen, head, columns, { column, from: 0, count: mostLines(head) });
    });
  });
  pen.y += heightOf(head);
  rule(pen, RULE);
}

function layOut(pen: Pen, { head, rows, foot, numeric = [] }: WrittenTable): Columns {
  const all = foot ? [...rows, foot] : rows;
  const titles = head ?? (rows[0] ?? []).map(() => '');
  const needs = titles.map((title, column) => {
    const texts = all.map((row) => writable(row[column] ?? ''));
    const style = styleOfBody(column);
    const words = (text: string, by: Style) =>
      Math.max(0, ...text.split(/[\s/]/).map((word) => widthOf(pen, word, by)));
    const least = Math.max(
      words(writable(title), STYLES.cellHead),
      ...texts.map((text) => words(text, style)),
    );
    const most = Math.max(
      widthOf(pen, writable(title), STYLES.cellHead),
      ...texts.map((text) => widthOf(pen, text.replaceAll('\n', ' '), style)),
    );
    return { least: Math.min(least, TEXT_WIDTH / 2) + 1, most: most + 1 };
  });
  const room = TEXT_WIDTH - GAP * (titles.length - 1);
  const widths = head === null ? termWidths(needs, room) : columnWidths(needs, room);
  let left = LEFT;
  const lefts = widths.map((width) => {
    const own = left;
    left += width + GAP;
    return own;
  });
  return { lefts, widths, numeric: new Set(numeric) };
}

/** Terms take what they need; what is said of them has the rest. */
function termWidths(needs: readonly ColumnNeed[], room: number): readonly number[] {
  const terms = Math.min(needs[0]?.most ?? 0, room * TERM_SHARE);
  return [terms, room - terms];
}

function cellsOf(
  pen: Pen,
  row: readonly string[],
  { widths }: Columns,
  styleOf: (column: number) => Style,
): readonly Cell[] {
  return widths.map((width, column) => {
    const style = styleOf(column);
    return { style, lines: linesOf(pen, row[column] ?? '', style, width + HAIR) };
  });
}

const mostLines = (cells: readonly Cell[]): number => Math.max(1, ...cells.map(({ lines }) => lines.length));
const heightOf = (cells: readonly Cell[]): number => mostLines(cells) * STYLES.cell.line + 2 * PADDING;

/** Lines of a cell that stand on one sheet. */
type Slice = Readonly<{ column: number; from: number; count: number }>;

function drawCell(
  pen: Pen,
  cells: readonly Cell[],
  { lefts, widths, numeric }: Columns,
  { column, from, count }: Slice,
): void {
  const cell = cells[column];
  cell?.lines.slice(from, from + count).forEach((line, index) => {
    putLine(pen, line, cell.style, {
      x: lefts[column] ?? LEFT,
      y: pen.y + PADDING + index * STYLES.cell.line,
      ...(numeric.has(column) ? { align: 'right' as const, width: widths[column] ?? 0 } : {}),
    });
  });
}

function writeHead(pen: Pen, table: Element, head: readonly Cell[], columns: Columns): void {
  const row = child(pen, table, 'TR');
  head.forEach((_, column) => {
    const cell = child(pen, row, 'TH', { scope: 'Column' });
    mark(pen, cell, 'TH', () => {
      drawCell(pen, head, columns, { column, from: 0, count: mostLines(head) });
    });
  });
  pen.y += heightOf(head);
  rule(pen, RULE);
}

function writeRow(pen: Pen, table: Element, cells: readonly Cell[], columns: Columns): void {
  const height = heightOf(cells);
  if (height > roomLeft(pen) && height < SHEET_HEIGHT / 2) nextSheet(pen);
  const row = child(pen, table, 'TR');
  const elements = cells.map((_, column) =>
    column === 0 ? child(pen, row, 'TH', { scope: 'Row' }) : child(pen, row, 'TD'),
  );
  const lines = mostLines(cells);
  let from = 0;
  while (from < lines) {
    // A row that is longer than what is left goes on on the next sheet.
    if (roomLeft(pen) < STYLES.cell.line + 2 * PADDING) nextSheet(pen);
    const fitting = Math.floor((roomLeft(pen) - 2 * PADDING) / STYLES.cell.line);
    const count = Math.max(1, Math.min(fitting, lines - from));
    elements.forEach((element, column) => {
      if ((cells[column]?.lines.length ?? 0) <= from) return;
      mark(pen, element, column === 0 ? 'TH' : 'TD', () => {
        drawCell(pen, cells, columns, { column, from, count });
      });
    });
    pen.y += count * STYLES.cell.line + 2 * PADDING;
    from += count;
    if (from < lines) nextSheet(pen);
  }
  rule(pen, HAIR);
}

/** A line across the sheet that nobody reads. */
function rule(pen: Pen, width: number): void {
  markArtifact(pen, 'Layout', () => {
    pen.doc
      .moveTo(LEFT, pen.y)
      .lineTo(LEFT + TEXT_WIDTH, pen.y)
      .lineWidth(width)
      .strokeColor('#000000')
      .stroke();
  });
}

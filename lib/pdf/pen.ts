import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { LOCALE_TAGS } from '@/lib/i18n/locales';
import { writable } from './glyphs';
import type { Paper } from './paper';
import { wrap } from './wrap';

type Document = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Document['struct']>;

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 } as const;
const MARGIN = { top: 48, bottom: 62, side: 48 } as const;
const FOOT_Y = PAGE.height - 40;

export const LEFT = MARGIN.side;
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN.side;
const BOTTOM = PAGE.height - MARGIN.bottom;

/** A size of type with the height of its line, in points. */
export type Style = Readonly<{ size: number; line: number; bold?: boolean; grey?: boolean }>;

export const STYLES = {
  heading1: { size: 20, line: 25, bold: true },
  heading2: { size: 13.5, line: 18, bold: true },
  heading3: { size: 11, line: 15, bold: true },
  body: { size: 10, line: 14 },
  quiet: { size: 9, line: 12.5, grey: true },
  strong: { size: 10, line: 14, bold: true },
  cell: { size: 8.5, line: 11.5 },
  cellHead: { size: 8.5, line: 11.5, bold: true },
  caption: { size: 9, line: 12.5, bold: true },
} as const satisfies Record<string, Style>;

/** Grey that is still 7:1 on white. */
const GREY = '#595959';
const BLACK = '#000000';
const UNIT = 1000;

const FONTS = { regular: fontFile('regular'), bold: fontFile('bold') } as const;
type FontName = keyof typeof FONTS;

function fontFile(name: string): () => Buffer {
  let file: Buffer | undefined;
  const path = join(process.cwd(), 'lib', 'pdf', 'fonts', `atkinson-hyperlegible-next-5.3.0-${name}.ttf`);
  return () => (file ??= readFileSync(/* turbopackIgnore: true */ path));
}

/** Where writing has come to in a document. */
export type Pen = {
  readonly doc: Document;
  /** Element that everything is read in. */
  readonly root: Element;
  y: number;
  /** Called at the top of each further sheet. */
  onSheet: (() => void) | null;
};

/** Widths of texts per font, for all documents: words come again. Emptied when it grows long. */
const WIDTHS = new Map<string, number>();
const WIDTHS_KEPT = 20_000;

/** An empty document with its language, title and fonts. */
export function openPen({ locale, title, madeAt }: Paper): Pen {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN.top, bottom: 0, left: MARGIN.side, right: MARGIN.side },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: LOCALE_TAGS[locale],
    displayTitle: true,
    info: { Title: title, Creator: 'Kuusi', Producer: 'Kuusi', CreationDate: madeAt, ModDate: madeAt },
  });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file());
  const root = doc.struct('Document');
  doc.addStructure(root);
  return { doc, root, y: MARGIN.top, onSheet: null };
}

/** Makes room for a height; starts a new sheet where there is none. */
export function ensureRoom(pen: Pen, height: number): void {
  if (pen.y + height > BOTTOM && pen.y > MARGIN.top) nextSheet(pen);
}

export function nextSheet(pen: Pen): void {
  pen.doc.addPage();
  pen.y = MARGIN.top;
  pen.onSheet?.();
}

/** Height that is left on this sheet, and that of a whole one. */
export const roomLeft = (pen: Pen): number => BOTTOM - pen.y;
export const SHEET_HEIGHT = BOTTOM - MARGIN.top;

/** A text in the lines of a style. */
export function linesOf(pen: Pen, text: string, style: Style, width: number): readonly string[] {
  return wrap(writable(text), width, (part) => widthOf(pen, part, style));
}

/** Width of one line in points. */
export function widthOf({ doc }: Pen, text: string, { size, bold }: Style): number {
  const font: FontName = bold ? 'bold' : 'regular';
  const key = `${font}:${text}`;
  let width = WIDTHS.get(key);
  if (width === undefined) {
    if (WIDTHS.size >= WIDTHS_KEPT) WIDTHS.clear();
    width = doc.font(font).fontSize(UNIT).widthOfString(text);
    WIDTHS.set(key, width);
  }
  return (width / UNIT) * size;
}

export type Placed = Readonly<{ x: number; y: number; align?: 'right' | 'middle'; width?: number }>;

/** One line at a place; to the reader of the structure it belongs to whatever is being marked. */
export function putLine(pen: Pen, line: string, style: Style, { x, y, align, width = 0 }: Placed): void {
  if (line.trim() === '') return;
  const used = align === undefined ? 0 : widthOf(pen, line.trimEnd(), style);
  const left = align === 'right' ? x + width - used : align === 'middle' ? x + (width - used) / 2 : x;
  pen.doc
    .font(style.bold ? 'bold' : 'regular')
    .fontSize(style.size)
    .fillColor(style.grey ? GREY : BLACK)
    .text(line, left, y, { lineBreak: false });
}

/** Marks what `write` draws as content of an element. */
export function mark(pen: Pen, element: Element, tag: string, write: () => void): void {
  const content = pen.doc.markStructureContent(tag);
  write();
  pen.doc.endMarkedContent();
  element.add(content);
}

/** Marks what `write` draws as something that is not read: rules, repeated headings. */
export function markArtifact({ doc }: Pen, type: 'Layout' | 'Pagination', write: () => void): void {
  doc.markContent('Artifact', { type, ...(type === 'Pagination' ? { attached: ['Bottom'] } : {}) });
  write();
  doc.endMarkedContent();
}

/** A new element inside another one. */
export function child(
  pen: Pen,
  parent: Element,
  tag: string,
  options: PDFKit.Mixins.StructureElementOptions = {},
): Element {
  const element = pen.doc.struct(tag, options);
  parent.add(element);
  return element;
}

/** Lines of one element, over as many sheets as they need. */
export function putLines(
  pen: Pen,
  {
    element,
    tag,
    lines,
    style,
    x,
  }: Readonly<{ element: Element; tag: string; lines: readonly string[]; style: Style; x: number }>,
): void {
  let next = 0;
  while (next < lines.length) {
    ensureRoom(pen, style.line);
    const fitting = Math.max(1, Math.floor(roomLeft(pen) / style.line));
    const slice = lines.slice(next, next + fitting);
    mark(pen, element, tag, () => {
      slice.forEach((line, index) => {
        putLine(pen, line, style, { x, y: pen.y + index * style.line });
      });
    });
    pen.y += slice.length * style.line;
    next += slice.length;
  }
}

const FOOT: Style = { size: 8, line: 11, grey: true };

/** Writes the foot of every sheet and closes the document. */
export function closePen(pen: Pen, footer: string): Promise<Uint8Array<ArrayBuffer>> {
  const { doc } = pen;
  const { start, count } = doc.bufferedPageRange();
  const [foot = ''] = linesOf(pen, footer, FOOT, TEXT_WIDTH - 48);
  for (let sheet = 0; sheet < count; sheet += 1) {
    doc.switchToPage(start + sheet);
    markArtifact(pen, 'Pagination', () => {
      putLine(pen, foot, FOOT, { x: LEFT, y: FOOT_Y });
      putLine(pen, `${sheet + 1} / ${count}`, FOOT, {
        x: LEFT,
        y: FOOT_Y,
        align: 'right',
        width: TEXT_WIDTH,
      });
    });
  }
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(parts)));
    });
    doc.on('error', reject);
    doc.end();
  });
}

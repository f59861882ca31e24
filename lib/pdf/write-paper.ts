import 'server-only';
import { setImmediate } from 'node:timers/promises';
import type { Block, HeadingLevel, Paper } from './paper';
import {
  child,
  closePen,
  ensureRoom,
  LEFT,
  linesOf,
  mark,
  markArtifact,
  openPen,
  type Pen,
  putLine,
  putLines,
  STYLES,
  type Style,
  TEXT_WIDTH,
} from './pen';
import { drawnHeight, writeDrawing } from './write-drawing';
import { keptHeight, writeTable } from './write-table';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
type Outline = PDFKit.PDFOutline;

const HEADING_STYLES = [STYLES.heading1, STYLES.heading2, STYLES.heading3] as const;
/** Room above a heading, by its level. */
const ABOVE = [0, 14, 8] as const;
const AFTER_TEXT = 5;
const AFTER_BLOCK = 9;
const INDENT = 16;
const BAR = 3;
/** Longest stretch of work without a pause. */
const HOLD_MS = 10;
/** A heading never stands alone at the foot of a sheet. */
const KEPT_WITH_HEADING = 60;

/**
 * Writes a document as a tagged PDF: headings, lists, tables with their headings and pictures with their words are in
 * its structure; language, title and outline are set; rules and feet are marked as not to be read.
 *
 * The same paper gives the same bytes.
 *
 * @throws {Error} when a font file cannot be read.
 */
export async function writePaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const pen = openPen(paper);
  const outline: Outline[] = [pen.doc.outline];
  let since = performance.now();
  for (const [index, block] of paper.blocks.entries()) {
    if (block.kind === 'heading') writeHeading(pen, block, outline, keptWith(pen, paper.blocks[index + 1]));
    else writeBlock(pen, block);
    if (performance.now() - since < HOLD_MS) continue;
    // A long paper lets others have their turn: the server saves answers meanwhile.
    await setImmediate();
    since = performance.now();
  }
  return closePen(pen, paper.footer);
}

/** How much of the next block must stand on the sheet of a heading. */
function keptWith(pen: Pen, next: Block | undefined): number {
  if (next?.kind === 'table') return keptHeight(pen, next);
  if (next?.kind === 'figure') return drawnHeight(next.drawing);
  return KEPT_WITH_HEADING;
}

function writeBlock(pen: Pen, block: Exclude<Block, { kind: 'heading' }>): void {
  switch (block.kind) {
    case 'text':
      writeText(pen, block);
      return;
    case 'notice':
      writeNotice(pen, block);
      return;
    case 'list':
      writeList(pen, block);
      return;
    case 'facts':
      writeTable(pen, { caption: block.caption, head: null, rows: block.rows });
      pen.y += AFTER_BLOCK;
      return;
    case 'table':
      writeTable(pen, block);
      pen.y += AFTER_BLOCK;
      return;
    case 'figure':
      writeDrawing(pen, block.alt, block.drawing);
  }
}

function writeHeading(pen: Pen, { level, text }: Of<'heading'>, outline: Outline[], kept: number): void {
  const style = HEADING_STYLES[level - 1] ?? STYLES.heading3;
  const lines = linesOf(pen, text, style, TEXT_WIDTH);
  pen.y += ABOVE[level - 1] ?? 0;
  ensureRoom(pen, lines.length * style.line + AFTER_TEXT + kept);
  if (level > 1) addToOutline(outline, level, text);
  const tag = `H${level}`;
  putLines(pen, { element: child(pen, pen.root, tag), tag, lines, style, x: LEFT });
  pen.y += AFTER_TEXT;
}

/** The title of the document is not in its own outline. */
function addToOutline(outline: Outline[], level: HeadingLevel, text: string): void {
  const depth = Math.min(level - 1, outline.length);
  const parent = outline[depth - 1];
  if (!parent) return;
  outline.length = depth;
  outline.push(parent.addItem(text));
}

function writeText(pen: Pen, { text, tone }: Of<'text'>): void {
  const style: Style = tone === undefined ? STYLES.body : STYLES[tone];
  const lines = linesOf(pen, text, style, TEXT_WIDTH);
  putLines(pen, { element: child(pen, pen.root, 'P'), tag: 'P', lines, style, x: LEFT });
  pen.y += AFTER_TEXT;
}

/** A bar at the left stands for the coloured box of the page. */
function writeNotice(pen: Pen, { title, texts }: Of<'notice'>): void {
  const parts = [
    { text: title, style: STYLES.strong },
    ...texts.map((text) => ({ text, style: STYLES.body })),
  ].map(({ text, style }) => ({ style, lines: linesOf(pen, text, style, TEXT_WIDTH - INDENT) }));
  const height = parts.reduce((sum, { style, lines }) => sum + style.line * lines.length, 0);
  ensureRoom(pen, height);
  markArtifact(pen, 'Layout', () => {
    pen.doc.rect(LEFT, pen.y, BAR, height).fillColor('#000000').fill();
  });
  for (const { style, lines } of parts) {
    putLines(pen, { element: child(pen, pen.root, 'P'), tag: 'P', lines, style, x: LEFT + INDENT });
  }
  pen.y += AFTER_BLOCK;
}

function writeList(pen: Pen, { items, numbered }: Of<'list'>): void {
  const list = child(pen, pen.root, 'L');
  items.forEach((text, index) => {
    const lines = linesOf(pen, text, STYLES.body, TEXT_WIDTH - INDENT);
    ensureRoom(pen, STYLES.body.line);
    const item = child(pen, list, 'LI');
    mark(pen, child(pen, item, 'Lbl'), 'Lbl', () => {
      putLine(pen, numbered ? `${index + 1}.` : '•', STYLES.body, { x: LEFT, y: pen.y });
    });
    putLines(pen, {
      element: child(pen, item, 'LBody'),
      tag: 'LBody',
      lines,
      style: STYLES.body,
      x: LEFT + INDENT,
    });
    pen.y += 2;
  });
  pen.y += AFTER_TEXT;
}

import 'server-only';
import { writable } from './glyphs';
import type { Drawing, Mark, Shade } from './paper';
import { child, ensureRoom, LEFT, mark, type Pen, putLine, TEXT_WIDTH } from './pen';

const AFTER = 10;
const EDGE = 0.6;
const STROKE = 1.4;
const FULL = 255;
const WHITE = '#ffffff';
const BLACK = '#000000';

/** How high a picture is on the sheet. */
export function drawnHeight({ width, height }: Drawing): number {
  return (height * TEXT_WIDTH) / width;
}

/** A picture with the words that say what it shows. */
export function writeDrawing(pen: Pen, alt: string, drawing: Drawing): void {
  const scale = TEXT_WIDTH / drawing.width;
  const height = drawnHeight(drawing);
  ensureRoom(pen, height);
  const { y: top } = pen;
  const figure = child(pen, pen.root, 'Figure', {
    alt,
    placement: 'Block',
    bbox: [LEFT, top, LEFT + TEXT_WIDTH, top + height],
  });
  mark(pen, figure, 'Figure', () => {
    pen.doc.save();
    pen.doc.translate(LEFT, top).scale(scale);
    for (const each of drawing.marks) drawMark(pen, each);
    pen.doc.restore();
  });
  pen.y = top + height + AFTER;
}

function drawMark(pen: Pen, drawn: Mark): void {
  const { doc } = pen;
  switch (drawn.mark) {
    case 'line':
      doc.moveTo(drawn.x1, drawn.y1).lineTo(drawn.x2, drawn.y2);
      doc.lineWidth(drawn.width).strokeColor(grey(drawn.shade)).stroke();
      return;
    case 'box':
      doc.rect(drawn.x, drawn.y, drawn.width, drawn.height).fillColor(grey(drawn.shade)).fill();
      if (drawn.edge) {
        doc.rect(drawn.x, drawn.y, drawn.width, drawn.height).lineWidth(EDGE).strokeColor(BLACK).stroke();
      }
      return;
    case 'disc':
      doc.circle(drawn.x, drawn.y, drawn.radius).fillColor(BLACK).fill();
      return;
    case 'diamond':
      drawDiamond(pen, drawn);
      return;
    case 'text':
      drawText(pen, drawn);
  }
}

function drawDiamond(
  { doc }: Pen,
  { x, y, radius }: Readonly<{ x: number; y: number; radius: number }>,
): void {
  const corners = [
    [x, y - radius],
    [x + radius, y],
    [x, y + radius],
    [x - radius, y],
  ];
  doc
    .polygon(...corners)
    .lineWidth(STROKE)
    .fillAndStroke(WHITE, BLACK);
}

/** `y` is the baseline, as in the pictures of the pages. */
function drawText(pen: Pen, { x, y, text, size, bold, anchor }: Extract<Mark, { mark: 'text' }>): void {
  const style = { size, line: size, ...(bold ? { bold } : {}) };
  const ascent = size * ASCENT;
  const align = anchor === 'end' ? ('right' as const) : anchor;
  putLine(pen, writable(text), style, { x, y: y - ascent, ...(align ? { align } : {}) });
}

/** Height of the line above the baseline, as a share of the size. */
const ASCENT = 0.95;

function grey(shade: Shade): string {
  const part = Math.round(FULL * (1 - shade))
    .toString(16)
    .padStart(2, '0');
  return `#${part}${part}${part}`;
}

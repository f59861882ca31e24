import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

const metadata = z.looseObject({ info: z.record(z.string(), z.unknown()) });

/** A node of the structure tree: its role, what stands for it, and the text of what is marked as its content. */
export type PdfNode = Readonly<{
  role: string;
  alt: string | null;
  text: string;
  children: readonly PdfNode[];
}>;

export type ReadPdf = Readonly<{
  title: string | null;
  lang: string | null;
  marked: boolean;
  sheets: number;
  outline: readonly string[];
  /** The structure of all sheets, one after the other. */
  nodes: readonly PdfNode[];
  /** Everything that is drawn, feet included. */
  text: string;
}>;

type Item = Readonly<{ str?: string; type?: string; id?: string | null }>;
type RawNode = Readonly<{
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: readonly RawNode[];
}>;

/** Reads a PDF back as an assistive program does: by its structure. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const { info } = metadata.parse(await pdf.getMetadata());
  const mark = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  const nodes: PdfNode[] = [];
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const byId = textByContent(items);
    texts.push((items as readonly Item[]).map(({ str = '' }) => str).join(''));
    const tree = (await page.getStructTree()) as RawNode | null;
    if (tree) nodes.push(...nodeOf(tree, byId).children);
  }
  const outline = (await pdf.getOutline()) as readonly Readonly<{ title: string }>[] | null;
  const read = {
    title: textOrNull(info['Title']),
    lang: textOrNull(info['Language']),
    marked: mark?.Marked === true,
    sheets: pdf.numPages,
    outline: (outline ?? []).map(({ title }) => title),
    nodes,
    text: texts.join('\n'),
  };
  await task.destroy();
  return read;
}

/** Every node of a role, in reading order. */
export function nodesOf(nodes: readonly PdfNode[], role: string): readonly PdfNode[] {
  return nodes.flatMap((node) => [...(node.role === role ? [node] : []), ...nodesOf(node.children, role)]);
}

/** The text of a node and of everything in it; the reader guesses spaces between places, and some twice. */
export function textOf(node: PdfNode): string {
  return wholeText(node).replace(/ +/g, ' ').trim();
}

function wholeText(node: PdfNode): string {
  return node.text + node.children.map(wholeText).join('');
}

function textByContent(items: readonly Item[]): ReadonlyMap<string, string> {
  const byId = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const { type, id, str } of items) {
    if (type === 'beginMarkedContentProps' || type === 'beginMarkedContent') open.push(id ?? null);
    else if (type === 'endMarkedContent') open.pop();
    else {
      const current = open.at(-1);
      if (current) byId.set(current, (byId.get(current) ?? '') + (str ?? ''));
    }
  }
  return byId;
}

function nodeOf(raw: RawNode, byId: ReadonlyMap<string, string>): PdfNode {
  const children = raw.children ?? [];
  const own = children.flatMap(({ type, id }) => (type === 'content' && id ? [byId.get(id) ?? ''] : []));
  return {
    role: raw.role ?? '',
    alt: raw.alt ?? null,
    text: own.join(''),
    children: children
      .filter(({ type }) => type === undefined)
      .map((child) => nodeOf(child, byId))
      .filter(hasContent),
  };
}

/** What lies over two sheets is in the structure of both; on each of them only what stands there counts. */
function hasContent({ text, alt, children }: PdfNode): boolean {
  return text !== '' || alt !== null || children.length > 0;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Block, Paper } from '@/lib/pdf/paper';
import { writePaper } from '@/lib/pdf/write-paper';
import { nodesOf, type PdfNode, readPdf, textOf } from '../../support/read-pdf';

const paper = (blocks: readonly Block[]): Paper => ({
  locale: 'fi',
  title: 'Työanalyysi: myyjä',
  footer: 'Kuusi · versio 1',
  madeAt: new Date('2026-11-18T10:00:00Z'),
  blocks: [{ kind: 'heading', level: 1, text: 'Työanalyysi' }, ...blocks],
});
const written = async (blocks: readonly Block[]) => readPdf(await writePaper(paper(blocks)));
const cells = (row: PdfNode) => row.children.map((cell) => `${cell.role} ${textOf(cell)}`);

const LONG = 'Asiakaspalvelutilanteessa selvitetään rauhallisesti, mitä on tapahtunut. '.repeat(60).trim();

describe('a PDF', () => {
  test('says its language and title, and that it has a structure', async () => {
    const pdf = await written([{ kind: 'text', text: 'Kappale.' }]);
    expect(pdf).toMatchObject({ title: 'Työanalyysi: myyjä', lang: 'fi-FI', marked: true, sheets: 1 });
    expect(nodesOf(pdf.nodes, 'H1').map(textOf)).toEqual(['Työanalyysi']);
    expect(nodesOf(pdf.nodes, 'P').map(textOf)).toEqual(['Kappale.']);
  });

  test('shows its title in the window and its headings in the outline', async () => {
    const bytes = await writePaper(
      paper([
        { kind: 'heading', level: 2, text: 'Painot' },
        { kind: 'heading', level: 3, text: 'Huolellisuus' },
        { kind: 'heading', level: 2, text: 'Vaiheet' },
      ]),
    );
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/DisplayDocTitle true/);
    const pdf = await readPdf(bytes);
    expect(pdf.outline).toEqual(['Painot', 'Vaiheet']);
    expect(nodesOf(pdf.nodes, 'H3').map(textOf)).toEqual(['Huolellisuus']);
  });

  test('has tables with their headings, and captions', async () => {
    const pdf = await written([
      {
        kind: 'table',
        caption: 'Painot',
        head: ['Asteikko', 'Paino'],
        numeric: [1],
        rows: [['Huolellisuus', '26 %']],
        foot: ['Yhteensä', '100 %'],
      },
    ]);
    const rows = nodesOf(pdf.nodes, 'TR');
    expect(rows.map(cells)).toEqual([
      ['TH Asteikko', 'TH Paino'],
      ['TH Huolellisuus', 'TD 26 %'],
      ['TH Yhteensä', 'TD 100 %'],
    ]);
    expect(nodesOf(pdf.nodes, 'Caption').map(textOf)).toEqual(['Painot']);
  });

  test('marks headings of columns and of rows as such', async () => {
    const bytes = await writePaper(
      paper([{ kind: 'table', caption: 'c', head: ['a', 'b'], rows: [['x', 'y']] }]),
    );
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw.match(/\/Scope \/Column/g)).toHaveLength(2);
    expect(raw.match(/\/Scope \/Row/g)).toHaveLength(1);
  });

  test('reads lists item by item and pictures by their words', async () => {
    const pdf = await written([
      { kind: 'list', items: ['yksi', 'kaksi'], numbered: true },
      {
        kind: 'figure',
        alt: 'Pisteet ja tavoite.',
        drawing: { width: 100, height: 20, marks: [{ mark: 'disc', x: 50, y: 10, radius: 4 }] },
      },
    ]);
    expect(nodesOf(pdf.nodes, 'Lbl').map(textOf)).toEqual(['1.', '2.']);
    expect(nodesOf(pdf.nodes, 'LBody').map(textOf)).toEqual(['yksi', 'kaksi']);
    expect(nodesOf(pdf.nodes, 'Figure').map(({ alt }) => alt)).toEqual(['Pisteet ja tavoite.']);
  });

  test('keeps every word of a text over several sheets, each with its number', async () => {
    const pdf = await written([
      { kind: 'text', text: LONG },
      { kind: 'text', text: LONG },
    ]);
    expect(pdf.sheets).toBeGreaterThan(1);
    const read = nodesOf(pdf.nodes, 'P').map(textOf).join('');
    expect(read.replaceAll(/\s+/g, '')).toBe(`${LONG}${LONG}`.replaceAll(/\s+/g, ''));
    expect(pdf.text).toContain(`1 / ${pdf.sheets}`);
    expect(read).not.toContain('Kuusi · versio 1');
  });

  test('goes on with a long table and a long cell, and reads its heading once', async () => {
    const rows = Array.from({ length: 80 }, (_, row) => [`Vaihe ${row + 1}`, row === 40 ? LONG : 'lyhyt']);
    const pdf = await written([{ kind: 'table', caption: 'Vaiheet', head: ['Vaihe', 'Teksti'], rows }]);
    expect(pdf.sheets).toBeGreaterThan(2);
    const heads = nodesOf(pdf.nodes, 'TH').map(textOf);
    expect(heads.filter((text) => text === 'Teksti')).toHaveLength(1);
    expect(heads.filter((text) => text.startsWith('Vaihe '))).toHaveLength(80);
    expect(pdf.text.split('Teksti').length - 1).toBe(pdf.sheets);
    const long = nodesOf(pdf.nodes, 'TD').map(textOf).join('');
    expect(long).toContain('Asiakaspalvelutilanteessa selvitetään');
  });

  test('keeps a heading on the sheet of the table under it', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => [`Vaihe ${row + 1}`, 'lyhyt']);
    for (const lines of [20, 26, 30, 34]) {
      const pdf = await written([
        { kind: 'list', items: Array.from({ length: lines }, (_, line) => `rivi ${line}`) },
        { kind: 'heading', level: 2, text: 'Otsikko' },
        { kind: 'table', caption: 'Vaiheet', head: ['Vaihe', 'Teksti'], rows },
      ]);
      const sheet = pdf.text.split('\n').findIndex((text) => text.includes('Otsikko'));
      expect(pdf.text.split('\n').findIndex((text) => text.includes('Vaihe 12'))).toBe(sheet);
    }
  });

  test('writes signs that its font lacks as well as it can', async () => {
    const pdf = await written([{ kind: 'text', text: 'Áŋŋá Ǩoskâ ≥ 3, 日本 \u202e\u0000loppu' }]);
    expect(nodesOf(pdf.nodes, 'P').map(textOf)).toEqual(['Ánná Koskâ >= 3, ?? ?loppu']);
  });

  test('is the same, byte for byte, for the same paper', async () => {
    const blocks: readonly Block[] = [
      { kind: 'facts', caption: 'Perusta', rows: [['Arvioijat', '5']] },
      { kind: 'notice', title: 'Huomaa', texts: ['Normi on oletus.'] },
    ];
    const hash = async () =>
      createHash('sha256')
        .update(await writePaper(paper(blocks)))
        .digest('hex');
    expect(await hash()).toBe(await hash());
  });
});

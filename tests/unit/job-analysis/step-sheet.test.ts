import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '@/lib/core/formula-guard';
import { ALL_SHEET_WORDS, sheetWords } from '@/lib/i18n/sheet-words';
import { readStepSheet } from '@/lib/job-analysis/read-step-sheet';
import { stepSheet } from '@/lib/job-analysis/step-sheet';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { fromText, fromXlsx, toCsv, toText, toXlsx, unpackedSize } from '@/lib/services/internal/sheet-files';
import { SHEET_SIZE_MAX } from '@/lib/validation/step-sheet';
import { roleDraft } from '../../support/role-draft';

const draft: RoleDraft = {
  ...roleDraft('00000000-0000-7000-8000-0000000000aa'),
  stages: [
    { id: 'stage-1', title: 'Contact', target: null },
    { id: 'stage-2', title: 'Contact (phone)', target: null },
  ],
};
const hostile: RoleDraft = {
  ...draft,
  steps: draft.steps.map((step, index) => ({
    ...step,
    title: ['=1+1', "'=x", '-5 degrees', 'Says "no"; then, goes', 'Two\nlines', '0123'][index] ?? step.title,
    customerNotices: '@here',
    channels: 'phone,chat',
    serviceLevel: 'exceeding',
    latitude: 3,
    kind: 'surrounding',
  })),
};
const read = (rows: readonly (readonly string[])[], of: RoleDraft = draft) =>
  readStepSheet(rows, { draft: of, words: ALL_SHEET_WORDS, limits: { title: 60, stage: 20 } });
const codes = (rows: readonly (readonly string[])[]) =>
  read(rows).errors.map(({ row, column, code }) => [row, column, code]);

describe('out and in again changes nothing', () => {
  for (const locale of ['fi', 'sv', 'en'] as const) {
    for (const [name, of] of [
      ['plain', draft],
      ['hostile', hostile],
    ] as const) {
      test(`${name} steps, as CSV, pasted cells and XLSX in ${locale}`, async () => {
        const rows = stepSheet(of, sheetWords(locale));
        const same = { errors: [], newSteps: [], changes: [], ignored: [], unchanged: of.steps.length };
        expect(read(rows, of)).toMatchObject(same);
        expect(read(fromText(toCsv(rows, locale)), of)).toMatchObject(same);
        expect(read(fromText(toText(rows)), of)).toMatchObject(same);
        expect(read((await fromXlsx(await toXlsx(rows))) ?? [], of)).toMatchObject(same);
      });
    }
  }
});

describe('formulas', () => {
  test.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\tx', "'=x", "''-x", '\t=1', '\r=1', '\n=1', '=1+1\nx', ' =1'],
    ...['＝1', '＋1', '|cmd', "' =1", '\u00a0=1'],
  ])('%j is guarded and comes back', (text) => {
    expect(guardFormula(text).startsWith("'")).toBe(true);
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  test.each(["don't", "'quoted'", 'a=b', ''])('%j is left alone', (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });

  test('no cell of a file starts one', () => {
    const cells = fromText(toCsv(stepSheet(hostile, sheetWords('en')), 'en')).flat();
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });
});

describe('a pasted table', () => {
  test('adds steps without an id, in the stage of the row above where none is given', () => {
    const plan = read(fromText('Vaihe\tTyövaihe\tToistuvuus\nX\tGreets\t5\n\tWaves\t\n'));
    expect(plan).toMatchObject({ ignored: ['Vaihe'], errors: [] });
    const stages = read(fromText('Polun kohta\tTyövaihe\tToistuvuus (0–6)\nAfter\tGreets\t5\n\tWaves\t'));
    expect(stages.newStages).toEqual(['After']);
    expect(stages.newSteps.map(({ stage, values }) => [stage, values.title, values.frequency])).toEqual([
      ['After', 'Greets', '5'],
      ['After', 'Waves', ''],
    ]);
  });

  test('tells two stages with the same start apart', () => {
    const plan = read([
      ['stage', 'title'],
      ['contact (PHONE)', 'New'],
    ]);
    expect(plan.newStages).toEqual([]);
  });

  test('changes only the cells that differ', () => {
    const id = draft.steps[0]?.id ?? '';
    const plan = read([
      ['id', 'title', 'loss', 'Integrity'],
      [id, draft.steps[0]?.title ?? '', '4', ''],
    ]);
    expect(plan.changes).toEqual([
      { row: 2, stepId: id, column: 'loss', from: '1', to: '4' },
      { row: 2, stepId: id, column: 'integrity', from: '0', to: '' },
    ]);
  });

  test('says what is wrong at the cell, and plans nothing to do with it', () => {
    const id = draft.steps[0]?.id ?? '';
    expect(
      codes([
        ['id', 'title', 'frequency', 'kind', 'channels'],
        ['', '', '', 'core', ''],
        ['', 'x'.repeat(61), '7', 'unknown', 'telepathy'],
        ['', 'Fine', '2,5', 'pieni teko', 'puhelin, chatt'],
        [id, 'One', '1', 'core', ''],
        [id, 'Two', '1', 'core', ''],
        ['00000000-0000-7000-8000-0000000000ff', 'Three', '1', 'core', ''],
      ]),
    ).toEqual([
      [2, 'title', 'required'],
      [3, 'title', 'tooLong'],
      [3, 'frequency', 'outOfRange'],
      [3, 'kind', 'unknownValue'],
      [3, 'channels', 'unknownValue'],
      [4, 'frequency', 'wholeNumber'],
      [6, 'id', 'twice'],
      [7, 'id', 'unknownStep'],
    ]);
  });

  test('needs a heading, rows, and not too many of them', () => {
    expect(codes([['frequency'], ['3']])).toEqual([[1, 'title', 'noTitleColumn']]);
    expect(
      codes([
        ['title', 'Task step'],
        ['a', 'b'],
      ]),
    ).toEqual([[1, 'title', 'twoColumns']]);
    expect(codes([['title'], ['  ']])).toEqual([[1, null, 'noRows']]);
    expect(codes([['title'], ...Array.from({ length: 301 }, () => ['x'])])).toEqual([
      [1, null, 'tooManyRows'],
    ]);
    expect(codes([['title'], ['a\u0000']])).toEqual([[2, 'title', 'invalid']]);
  });
});

describe('a workbook', () => {
  test('that is none is not read', async () => {
    expect(await fromXlsx(new TextEncoder().encode('no workbook'))).toBeNull();
    expect(unpackedSize(new Uint8Array(10))).toBe(Infinity);
  });

  test('that unpacks to far more than it says is not opened', async () => {
    const bytes = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 28 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(bytes.length).toBeLessThan(SHEET_SIZE_MAX);
    expect(unpackedSize(bytes)).toBeGreaterThan(20_000_000);
    expect(await fromXlsx(bytes)).toBeNull();
  });

  test('of the product itself is small', async () => {
    const size = unpackedSize(await toXlsx([['title'], ['x']]));
    expect(size).toBeGreaterThan(100);
    expect(size).toBeLessThan(100_000);
  });
});

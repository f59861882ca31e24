import { beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { SHEET_CHANGES_MAX, SHEET_ROWS_MAX } from '@/lib/job-analysis/read-step-sheet';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { exportSteps, importSteps, previewSteps } from '@/lib/services/step-sheets';
import { SHEET_SIZE_MAX } from '@/lib/validation/step-sheet';
import { freshDatabase } from '../support/database';
import { emptyRole, memberOfNewOrganization } from '../support/role-factory';

/** A person waits this long before the page seems stuck; the machine of the tests does other things beside. */
const PATIENCE_MS = 6_000;
const TEST_MS = 60_000;

let hr: MemberActor;
let jobRoleId: string;
beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
  jobRoleId = await emptyRole(hr);
});

const HEAD =
  'Stage\tTask step\tFrequency\tEffect of an error\tEffect of success\tCarefulness\tWhat the customer notices';
const table = (rows: number) =>
  [
    HEAD,
    ...Array.from({ length: rows }, (_, row) => {
      const stage = `Stage ${1 + Math.floor(row / 30)}`;
      return [stage, `Step ${row + 1} ${'x'.repeat(150)}`, 6, 4, 4, 3, 'y'.repeat(300)].join('\t');
    }),
  ].join('\n');

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
  return result;
}

async function bring(text: string) {
  const plan = await timed(() => previewSteps(hr, { jobRoleId, source: { kind: 'text', text } }));
  expect(plan.errors).toEqual([]);
  return timed(() => importSteps(hr, { jobRoleId, draftRevision: plan.draftRevision, text: plan.text }));
}

test(
  'the largest table of new steps, and the most changed cells, come in while a person waits',
  async () => {
    const text = table(SHEET_ROWS_MAX);
    expect(text.length).toBeLessThan(SHEET_SIZE_MAX);
    expect(await bring(text)).toMatchObject({ steps: SHEET_ROWS_MAX });

    const { content } = await exportSteps(hr, { jobRoleId, format: 'csv', locale: 'en' });
    const [head = '', ...rows] = String(content).trimEnd().split('\r\n');
    const changed = rows.map((row, index) =>
      index < SHEET_CHANGES_MAX / 2 ? row.replace(',6,4,4,', ',5,3,4,') : row,
    );
    expect(await bring([head, ...changed].join('\n'))).toMatchObject({ steps: 0, cells: SHEET_CHANGES_MAX });
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    expect(draft.steps.filter(({ ratings: [own] }) => own?.frequency === 5)).toHaveLength(
      SHEET_CHANGES_MAX / 2,
    );
  },
  TEST_MS,
);

test('a row or a cell more is refused with a word, and changes nothing', async () => {
  const look = (text: string) => previewSteps(hr, { jobRoleId, source: { kind: 'text', text } });
  expect((await look(table(SHEET_ROWS_MAX + 1))).errors).toEqual([
    { row: 1, column: null, code: 'tooManyRows' },
  ]);
  const { content } = await exportSteps(hr, { jobRoleId, format: 'csv', locale: 'en' });
  const everything = String(content).replaceAll(',4,4,3', ',1,1,0').replaceAll(',3,4,3', ',1,1,0');
  expect((await look(everything)).errors).toEqual([{ row: 1, column: null, code: 'tooManyChanges' }]);
});

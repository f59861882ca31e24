import { expect, test } from 'vitest';
import { useAnchors } from '@/components/roles/words/anchors';
import { useCellWords } from '@/components/roles/words/use-cell-words';
import { useFieldMessage } from '@/components/roles/words/use-field-message';
import { useProblemWords } from '@/components/roles/words/use-problem-words';
import type { CellRef } from '@/components/roles/draft/workbench';
import { LOCALES } from '@/lib/i18n/locales';
import type { DraftProblem } from '@/lib/job-analysis/types';
import type { CellValue } from '@/lib/validation/role-draft';
import { uuid, workbench } from './draft-fixture';
import { textIn } from './in-language';

function Problem({ problem }: Readonly<{ problem: DraftProblem }>) {
  return <p>{useProblemWords(workbench())(problem)}</p>;
}

test('a problem names the step or stage by its number and what is missing, in words', async () => {
  const say = (problem: DraftProblem) => textIn('en', <Problem problem={problem} />);
  expect(await say({ code: 'stepNotRated', stepId: uuid(3) })).toContain('3');
  expect(await say({ code: 'stageTitleMissing', stageId: uuid(102) })).toContain('2');
  const missing = await say({
    code: 'ratingIncomplete',
    stepId: uuid(2),
    raterId: uuid(9),
    missing: ['loss', 'gain'],
  });
  expect(missing).toMatch(/2.*and/);
  expect(await say({ code: 'excludedReasonMissing', scale: 'integrity' })).toContain('Integrity');
});

const PROBLEMS: readonly DraftProblem[] = [
  { code: 'templateNotRated' },
  { code: 'titleMissing' },
  { code: 'noStage' },
  { code: 'noStep' },
  { code: 'noRelevance' },
  { code: 'noCriticalStep' },
  { code: 'overridesDoNotAddUp' },
  { code: 'upperTooLow', scale: 'integrity', min: 40 },
];

test.each(LOCALES)('every problem is a sentence of its own in %s', async (locale) => {
  const sentences = await Promise.all(
    PROBLEMS.map((problem) => textIn(locale, <Problem problem={problem} />)),
  );
  expect(new Set(sentences).size).toBe(PROBLEMS.length);
});

function Field({ reason }: Readonly<{ reason: string }>) {
  return <p>{useFieldMessage()(reason)}</p>;
}

test('a refused cell says why, and that it is not valid where there is no better word', async () => {
  const unknown = await textIn('en', <Field reason="nobody knows" />);
  const known = await Promise.all(
    ['required', 'tooLong', 'outOfRange', 'wholeNumber', 'reasonRequired', 'upperNotAboveLower'].map(
      (reason) => textIn('en', <Field reason={reason} />),
    ),
  );
  expect(new Set([...known, unknown]).size).toBe(7);
});

type CellProps = Readonly<{ cell: CellRef; value?: CellValue }>;

function Cell({ cell, value = null }: CellProps) {
  const { cellName, valueName } = useCellWords(workbench());
  return (
    <p>
      {cellName(cell)}: {valueName(cell, value)}
    </p>
  );
}

test('a cell is named by its field and its step; values are words where they have them', async () => {
  const kind: CellRef = { type: 'step', stepId: uuid(2), field: 'kind' };
  expect(await textIn('en', <Cell cell={kind} value="core" />)).toMatch(/2.*core/i);
  const gone: CellRef = { type: 'rating', stepId: uuid(77), field: 'loss' };
  expect(await textIn('en', <Cell cell={gone} value={3} />)).toMatch(/removed.*3/i);
  const scale: CellRef = { type: 'relevance', stepId: uuid(1), scale: 'integrity' };
  expect(await textIn('fi', <Cell cell={scale} />)).not.toBe(await textIn('sv', <Cell cell={scale} />));
});

function AnchorCounts() {
  const { frequency, loss, gain, relevance } = useAnchors();
  return <p>{[frequency, loss, gain, relevance].map((words) => new Set(words).size).join(' ')}</p>;
}

test.each(LOCALES)('every point of every rating has words of its own in %s', async (locale) => {
  expect((await textIn(locale, <AnchorCounts />)).trim()).toBe('7 5 5 4');
});

import { expect, test } from 'vitest';
import { useChangeWords } from '@/components/roles/profile/use-change-words';
import { LOCALES } from '@/lib/i18n/locales';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import { textIn } from './in-language';

function Words({ changes }: Readonly<{ changes: readonly ProfileChange[] }>) {
  const words = useChangeWords();
  return (
    <ul>
      {changes.map((change, index) => (
        <li key={index}>{words(change)}</li>
      ))}
    </ul>
  );
}

const step = { stepId: 's1', title: 'Verifies who is calling' };

/** One change of each kind with a number or word that its sentence must say. */
const CHANGES: readonly (readonly [ProfileChange, ...string[]])[] = [
  [{ kind: 'text', field: 'title', from: 'Adviser', to: 'Guide' }, 'Adviser', 'Guide'],
  [{ kind: 'stageAdded', stageId: 'a', title: 'Aftercare' }, 'Aftercare'],
  [{ kind: 'stageRemoved', stageId: 'a', title: 'Queue' }, 'Queue'],
  [
    { kind: 'stageChanged', stageId: 'a', field: 'target', from: null, to: 'Feels expected' },
    'Feels expected',
  ],
  [{ kind: 'stagesReordered' }],
  [{ kind: 'stepAdded', ...step }, step.title],
  [{ kind: 'stepMoved', ...step, from: 'Arrival', to: 'Need' }, 'Arrival', 'Need'],
  [{ kind: 'stepsReordered' }],
  [{ kind: 'stepText', ...step, field: 'customerNotices', from: 'Waits', to: 'Is known' }, 'Is known'],
  [{ kind: 'rating', ...step, field: 'loss', from: 4, to: 2.5 }, step.title, '4'],
  [{ kind: 'relevance', ...step, scale: 'integrity', from: 0, to: 3 }, step.title, '3'],
  [{ kind: 'scaleExcluded', scale: 'salesConfidence', reason: 'Nothing is sold' }, 'Nothing is sold'],
  [{ kind: 'scaleIncluded', scale: 'salesConfidence' }],
  [
    { kind: 'exclusionReason', scale: 'salesConfidence', from: 'A', to: 'Only told about' },
    'Only told about',
  ],
  [{ kind: 'weight', scale: 'integrity', fromPercent: 12, toPercent: 30 }, '12', '30'],
  [{ kind: 'targetLower', scale: 'integrity', from: 50, to: 55 }, '50', '55'],
  [{ kind: 'targetUpper', scale: 'integrity', from: null, to: 68 }, '68'],
  [{ kind: 'upperReason', scale: 'integrity', from: null, to: 'Two missed alarms' }, 'Two missed alarms'],
  [
    { kind: 'upperBasis', scale: 'integrity', to: { experts: ['hr', 'supervisor'], reviewOn: '2027-10-01' } },
    '2027',
  ],
  [{ kind: 'upperBasis', scale: 'integrity', to: null }],
  [
    { kind: 'override', scale: 'integrity', toPercent: 30, reason: 'Keys to every home' },
    '30',
    'Keys to every home',
  ],
  [{ kind: 'override', scale: 'integrity', toPercent: null, reason: '' }],
  [{ kind: 'alpha', from: 0.5, to: 0.25 }],
  [{ kind: 'boundsRule', from: 'none', to: 'floorAndCap' }, '40'],
  [{ kind: 'raterCount', from: 1, to: 6 }, '6'],
  [{ kind: 'observedHours', from: 0, to: 12 }, '12'],
];

test.each(LOCALES)(
  'every kind of change is one sentence of its own that says what changed, in %s',
  async (locale) => {
    const sentences = await Promise.all(
      CHANGES.map(([change]) => textIn(locale, <Words changes={[change]} />)),
    );
    CHANGES.forEach(([{ kind }, ...parts], index) => {
      const sentence = sentences[index] ?? '';
      expect(sentence.trim(), kind).not.toBe('');
      for (const part of parts) expect(sentence, kind).toContain(part);
    });
    expect(new Set(sentences).size).toBe(CHANGES.length);
  },
);

test('a mean has one decimal in the writing of the language, a whole rating none', async () => {
  const [change] = CHANGES.find(([{ kind }]) => kind === 'rating') ?? [];
  if (!change) throw new Error('no rating');
  expect(await textIn('fi', <Words changes={[change]} />)).toContain('2,5');
  expect(await textIn('en', <Words changes={[change]} />)).toContain('2.5');
});

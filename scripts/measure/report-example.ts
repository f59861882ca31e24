import { loadNorm, loadQuestionnaire } from '@/lib/content/load';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { perScale } from '@/lib/scales';
import { contentHash } from '@/lib/provenance';

const RATED_AT = '2026-11-03T09:00:00.000Z';
const ANSWERS = 5;

const draft: RoleDraft = {
  title: 'Customer adviser',
  industry: 'Energy',
  locale: 'en',
  successCriterion: 'The customer does not need to ask twice.',
  stages: [{ id: 'contact', title: 'Contact', target: null }],
  steps: [
    {
      id: 'listens',
      stageId: 'contact',
      position: 0,
      title: 'Listens to the customer to the end',
      kind: 'core',
      contact: 'direct',
      customerNotices: 'Nobody interrupts.',
      ratings: [
        { raterId: 'r1', ratedAt: RATED_AT, frequency: 6, loss: 3, gain: 2, relevance: [1, 0, 3, 1, 3, 1] },
      ],
    },
    {
      id: 'records',
      stageId: 'contact',
      position: 1,
      title: 'Records what was agreed',
      kind: 'surrounding',
      contact: 'none',
      customerNotices: 'The next adviser knows the matter.',
      ratings: [
        { raterId: 'r1', ratedAt: RATED_AT, frequency: 6, loss: 4, gain: 1, relevance: [3, 1, 1, 0, 0, 2] },
      ],
    },
  ],
  scales: perScale((key) => {
    return { key, excludedReason: null, targetLower: null, targetUpper: null, upperReason: null };
  }),
  raters: [{ raterId: 'r1', kind: 'hr' }],
  observedHours: 0,
};

/** A whole input document on released content. */
export function exampleReport() {
  const questionnaire = loadQuestionnaire('six-scales', 1).instrument;
  const norm = loadNorm('planning', 1);
  const profile = buildProfileDocument(draft);
  return {
    schemaVersion: 1,
    scoringVersion: '1',
    narrativeVersion: 1,
    questionnaire: { contentHash: contentHash(questionnaire), document: questionnaire },
    norm: { contentHash: contentHash(norm), document: norm },
    profile: { key: 'customer-adviser', version: 1, contentHash: contentHash(profile), document: profile },
    answers: questionnaire.items.map(({ id }, index) => ({
      itemId: id,
      value: (index % ANSWERS) + 1,
      shownMs: 4000,
    })),
  };
}

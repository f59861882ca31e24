import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import type { RoleDraft } from '@/lib/job-analysis/types';
import type { ReportInput } from '@/lib/report/types';
import { SCALE_KEYS } from '@/lib/scales';
import type { NormDocument } from '@/lib/scoring/norm';
import { completeDraft, draftRating, draftStep, WORKED_EXAMPLE } from '../job-factory';
import { FORM, NORM } from '../scoring/form-factory';

const HASH = 'a'.repeat(64);

export const NORM_DOCUMENT: NormDocument = Object.freeze({
  key: 'planning',
  version: 1,
  provisional: true,
  sample: { n: 0, pseudoN: 60 },
  scales: Object.fromEntries(SCALE_KEYS.map((key) => [key, { mean: 3, sd: 0.5, reliability: 0.8 }])) as never,
  correlations: NORM.correlations,
});

/** Two raters of different kinds and days. */
export function twoRaterDraft(changes: Partial<RoleDraft> = {}): RoleDraft {
  return completeDraft({
    steps: WORKED_EXAMPLE.map((step, index) =>
      draftStep(`s${index + 1}`, [
        draftRating(step, 'r1', '2026-11-03T08:00:00.000Z'),
        draftRating(step, 'r2', '2026-11-09T10:00:00.000Z'),
      ]),
    ),
    raters: [
      { raterId: 'r1', kind: 'hr' },
      { raterId: 'r2', kind: 'supervisor' },
    ],
    ...changes,
  });
}

/**
 * An input whose keyed points, and so T scores, are chosen per scale: points 3 give T 50, 3.5 give T 60; halves come
 * from alternating whole answers.
 */
export function reportInput(
  points: readonly (number | null)[] = [3.5, 2.5, 3, 3.5, 2.5, 4],
  draft: RoleDraft = twoRaterDraft(),
): ReportInput {
  return {
    schemaVersion: 1,
    scoringVersion: '1',
    narrativeVersion: 1,
    questionnaire: { contentHash: HASH, document: FORM },
    norm: { contentHash: HASH, document: NORM_DOCUMENT },
    profile: { key: 'role-1', version: 2, contentHash: HASH, document: buildProfileDocument(draft) },
    answers: FORM.items.map(({ id, scale, reversed }, index) => {
      const wanted = points[SCALE_KEYS.indexOf(scale)] ?? null;
      if (wanted === null) return { itemId: id, value: null, shownMs: null };
      // Two of a scale's statements in a row get the lower and the upper whole number.
      const whole = Math.floor(index / 6) % 2 === 0 ? Math.floor(wanted) : Math.ceil(wanted);
      return { itemId: id, value: reversed ? 6 - whole : whole, shownMs: 4000 + index };
    }),
  };
}

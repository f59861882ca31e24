import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDocument, packDraft, unpackDocument, unpackDraft } from '@/lib/job-analysis/packed-ratings';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import type { DraftRating, RoleDraft } from '@/lib/job-analysis/types';
import { roleDraft } from '../../support/role-draft';

const cell = fc.option(fc.integer({ min: 0, max: 6 }));
const votes: fc.Arbitrary<DraftRating> = fc
  .record({
    raterId: fc.constantFrom('r', 's', 't'),
    at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
    cells: fc.tuple(cell, cell, cell),
    relevance: fc.tuple(cell, cell, cell, cell, cell, cell),
    notInMyWork: fc.boolean(),
    isOff: fc.boolean(),
  })
  .map(({ raterId, at, cells: [frequency, loss, gain], relevance, notInMyWork, isOff }) => ({
    ...{ raterId, ratedAt: at.toISOString(), frequency, loss, gain, relevance },
    ...(notInMyWork ? { notInMyWork } : {}),
    ...(isOff ? { counted: false } : {}),
  }));

function ratedBy(ratings: readonly (readonly DraftRating[])[]): RoleDraft {
  const draft = roleDraft('r');
  return { ...draft, steps: draft.steps.map((step, at) => ({ ...step, ratings: ratings[at] ?? [] })) };
}

describe('packed ratings', () => {
  it('are the same draft again, whatever is missing or marked', () => {
    fc.assert(
      fc.property(fc.array(fc.array(votes, { maxLength: 4 }), { maxLength: 6 }), (ratings) => {
        const draft = ratedBy(ratings);
        expect(unpackDraft(packDraft(draft))).toEqual(draft);
      }),
    );
  });

  it('are the same published profile again', () => {
    const document = buildProfileDocument(roleDraft('r'));
    expect(unpackDocument(packDocument(document))).toEqual(document);
  });

  it('are less than half of what they were', () => {
    const { steps } = packDraft(roleDraft('01a20353-aab2-7843-9468-7c05637668a2'));
    const plain = roleDraft('01a20353-aab2-7843-9468-7c05637668a2').steps;
    const length = (of: readonly Readonly<{ ratings: unknown }>[]) =>
      JSON.stringify(of.map(({ ratings }) => ratings)).length;
    expect(length(steps)).toBeLessThan(length(plain) / 2);
  });
});

import type { RoleDraft } from '@/lib/job-analysis/types';
import { type loadDraft, voteBy } from './load-draft';

type Loaded = NonNullable<Awaited<ReturnType<typeof loadDraft>>>;

/** The draft as it stood before anybody talked: the first vote of everybody whose ratings count. */
export function firstVotes({ draft, rows, raters }: Pick<Loaded, 'draft' | 'rows' | 'raters'>): RoleDraft {
  const counted = raters.filter(({ active }) => active);
  return {
    ...draft,
    steps: draft.steps.map((step) => {
      const row = rows.find(({ id }) => id === step.id);
      return { ...step, ratings: row ? counted.flatMap(({ id }) => voteBy(row, id, 1) ?? []) : [] };
    }),
  };
}

import type { VoteFields } from '@/lib/job-analysis/open-parts';

const PREFIX = 'kuusi.vote.';

/** Keeps an unsent vote on this device: ids and numbers only, until the server has it. */
export function keepVote(key: string, vote: VoteFields): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(vote));
  } catch {
    // Without storage the vote is still on the page.
  }
}

export function dropVote(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // There is nothing to forget.
  }
}

/** The unsent vote of an earlier visit; null without one or when it cannot be read. */
export function keptVote(key: string): VoteFields | null {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    return isVote(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isVote(value: unknown): value is VoteFields {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['frequency', 'loss', 'gain', 'relevance', 'notInMyWork'].every((name) => name in value)
  );
}

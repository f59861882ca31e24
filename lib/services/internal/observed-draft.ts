import 'server-only';
import type { DraftBasis } from '@/lib/db/repositories/observations';
import { observedHours } from '@/lib/job-analysis/observed-sessions';
import type { ObservedFrequency } from '@/lib/job-analysis/types';

/** What observation gives to a draft: its hours, and the observed frequencies that somebody has decided to use. */
export function observedDraft({ sessions, decisions }: DraftBasis) {
  const frequencies = new Map<string, ObservedFrequency>();
  for (const { taskStepId, taken, events, hours, observed, ...rest } of decisions) {
    if (taken !== 'observed') continue;
    frequencies.set(taskStepId, {
      frequency: observed,
      low: rest.observedLow,
      high: rest.observedHigh,
      events,
      hours,
      decidedAt: new Date(rest.decidedAt).toISOString(),
    });
  }
  const hours = observedHours(
    sessions.map(({ startedAt, endedAt, ...session }) => ({
      ...session,
      startedAt: Date.parse(startedAt),
      endedAt: endedAt === null ? null : Date.parse(endedAt),
    })),
  );
  return {
    observedHours: hours,
    /** The part of a step of the draft; empty where the raters' frequency counts. */
    ofStep: (stepId: string): Readonly<{ observed?: ObservedFrequency }> => {
      const observed = frequencies.get(stepId);
      return observed === undefined ? {} : { observed };
    },
  };
}

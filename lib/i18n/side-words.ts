import type { JobSideChange } from '@/lib/job-analysis/diff-job-side';
import { DECIDERS, MEND_STATES } from '@/lib/job-analysis/job-side';
import type { Say } from './words';

type Changed = Extract<JobSideChange, { change: 'changed' }>;

/** Changes of the organisation's side of a job in words. */
export function sideChangeWords(t: Say<'sideWords'>): (change: JobSideChange) => string {
  return (change) => {
    const title = change.subject === 'condition' ? t(`conditions.${change.title}`) : change.title;
    if (change.change !== 'changed') return t(`changes.${change.subject}.${change.change}`, { title });
    return t(`changes.${change.subject}.changed`, {
      title,
      field: t(`fields.${change.field}`),
      from: word(change.field, change.from),
      to: word(change.field, change.to),
    });
  };

  function word(field: Changed['field'], value: string): string {
    if (value === '') return t('nothing');
    const decider = DECIDERS.find((known) => field === 'decider' && known === value);
    if (decider) return t(`deciders.${decider}`);
    const state = MEND_STATES.find((known) => field === 'state' && known === value);
    return state ? t(`states.${state}`) : value;
  }
}

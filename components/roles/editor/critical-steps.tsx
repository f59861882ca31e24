'use client';

import { useTranslations } from 'next-intl';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { ownRating, type Workbench } from '../draft/workbench';

/** Steps whose error does the worst, however rare they are: a reason for training, not for a weight by hand. */
export function CriticalSteps({ draft }: Readonly<{ draft: Workbench }>) {
  const t = useTranslations('roles.critical');
  const steps = draft.steps.filter((step) => ownRating(draft, step)?.loss === RATING_MAX.loss);
  if (steps.length === 0) return null;
  return (
    <section className="stack-2" aria-labelledby="critical-title">
      <h2 id="critical-title">{t('title')}</h2>
      <p className="small muted">{t('intro')}</p>
      <ul className="chain">
        {steps.map((step) => (
          <li key={step.id}>
            <span>{step.title || t('unnamed')}</span>
            <span className="muted">{t('step', { number: step.position + 1 })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

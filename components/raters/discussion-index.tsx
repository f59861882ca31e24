import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { DiscussedStep } from '@/lib/services/consensus';
import { STEP_RATINGS } from '@/lib/job-analysis/rating-agreement';

/** The steps of a discussion in their order, each with whether it still divides the raters. */
export async function DiscussionIndex({ steps }: Readonly<{ steps: readonly DiscussedStep[] }>) {
  const t = await getTranslations('raters.talk');
  return (
    <nav className="sec stack-2" aria-labelledby="discussion-index">
      <h2 id="discussion-index">{t('index')}</h2>
      <ul className="choose">
        {steps.map((step) => (
          <li key={step.stepId}>
            <a href={`#talk-${step.stepId}`}>{t('stepOf', { number: step.number, title: step.title })}</a>
            <StateBadge step={step} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

async function StateBadge({ step: { first, now } }: Readonly<{ step: DiscussedStep }>) {
  const t = await getTranslations('raters.talk');
  const verdicts = STEP_RATINGS.map((field) => (now ?? first).cells[field].agrees);
  if (verdicts.includes(false)) return <Badge tone="sun">{t('divided')}</Badge>;
  return verdicts.includes(true) ? <Badge mark="full">{t('agreeNow')}</Badge> : null;
}

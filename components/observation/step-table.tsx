import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table } from '@/components/ui/table';
import { Link } from '@/lib/i18n/navigation';
import type { ObservedStep } from '@/lib/job-analysis/observation-summary';
import type { StepView } from '@/lib/services/internal/observation-view';
import { gapText, hoursText, rateText, ratingText } from './numbers';

const COLUMNS = ['events', 'rate', 'observed', 'rated', 'gap', 'more'] as const;

type StepTableProps = Readonly<{ jobRoleId: string; steps: readonly StepView[] }>;

/** What was seen of each step beside what the raters said, with what is to be decided. */
export function StepTable({ jobRoleId, steps }: StepTableProps) {
  const t = useTranslations('observation.steps');
  return (
    <section className="sec" aria-labelledby="observed-steps">
      <h2 id="observed-steps">{t('title')}</h2>
      <Table
        caption={t('caption')}
        head={
          <tr>
            <th scope="col">{t('step')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="n">
                {t(column)}
              </th>
            ))}
            <th scope="col">{t('state')}</th>
          </tr>
        }
      >
        {steps.map((step) => (
          <tr key={step.id}>
            <th scope="row">
              {step.observed ? (
                <Link href={`/roles/${jobRoleId}/observation/steps/${step.id}`}>
                  {step.number}. {step.title}
                </Link>
              ) : (
                <>
                  {step.number}. {step.title}
                </>
              )}
            </th>
            {step.observed ? (
              <ObservedCells observed={step.observed} />
            ) : (
              <td colSpan={COLUMNS.length} className="muted">
                {t('notObserved')}
              </td>
            )}
            <td>
              <StepState step={step} />
            </td>
          </tr>
        ))}
      </Table>
      <p className="small muted">{t('note')}</p>
    </section>
  );
}

function ObservedCells({ observed }: Readonly<{ observed: ObservedStep }>) {
  const t = useTranslations('observation.steps');
  const locale = useLocale();
  const { events, hours, rate, limits95, upper95WithoutEvents, rating, comparison, plan } = observed;
  const text = (value: number) => rateText(locale, value);
  return (
    <>
      <td className="n">{t('eventsIn', { events, hours: hoursText(locale, hours) })}</td>
      <td className="n">
        {upper95WithoutEvents === null
          ? t('interval', { rate: text(rate), low: text(limits95[0]), high: text(limits95[1]) })
          : t('none', { upper: text(upper95WithoutEvents) })}
      </td>
      <td className="n">
        {t('ratingInterval', {
          rating: ratingText(locale, rating.rating),
          low: ratingText(locale, rating.low),
          high: ratingText(locale, rating.high),
        })}
      </td>
      <td className="n">{comparison ? ratingText(locale, comparison.rated) : t('unknown')}</td>
      <td className="n">{comparison ? gapText(locale, comparison.gap) : t('unknown')}</td>
      <td className="n">{useMore(plan)}</td>
    </>
  );
}

/** How much longer to observe. */
function useMore({ hoursNeeded }: ObservedStep['plan']): string {
  const t = useTranslations('observation.steps');
  const locale = useLocale();
  if (hoursNeeded === null) return t('unknown');
  return hoursNeeded === 0 ? t('enough') : t('hours', { hours: hoursText(locale, hoursNeeded) });
}

function StepState({ step }: Readonly<{ step: StepView }>) {
  const t = useTranslations('observation.states');
  const { state, decision } = step;
  const open = state === 'decide' || state === 'renew';
  const words = t(state, { taken: decision?.taken ?? 'rated' });
  return open ? (
    <Badge tone="sun" mark="warning">
      {words}
    </Badge>
  ) : (
    <>{words}</>
  );
}

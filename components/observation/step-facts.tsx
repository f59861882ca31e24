import { useLocale, useTranslations } from 'next-intl';
import { HeadRow } from '@/components/ui/head-row';
import { Table } from '@/components/ui/table';
import { formatDateTime } from '@/lib/i18n/format';
import type { ObservedStep } from '@/lib/job-analysis/observation-summary';
import type { SessionView } from '@/lib/services/internal/observation-view';
import { gapText, hoursText, rateText, ratingText } from './numbers';

/** Rate, place on the rating scale, the raters beside it, and how sure all that is: in sentences. */
export function StepFacts({ observed }: Readonly<{ observed: ObservedStep }>) {
  const t = useTranslations('observation.step');
  const locale = useLocale();
  const { events, rate, limits95, upper95WithoutEvents, rating, comparison } = observed;
  const hours = hoursText(locale, observed.hours);
  return (
    <div className="stack-2">
      <p>
        {upper95WithoutEvents === null
          ? t('rate', {
              events,
              hours,
              rate: rateText(locale, rate),
              low: rateText(locale, limits95[0]),
              high: rateText(locale, limits95[1]),
            })
          : t('zero', { hours, upper: rateText(locale, upper95WithoutEvents) })}
      </p>
      <p>
        {t('rating', {
          rating: ratingText(locale, rating.rating),
          low: ratingText(locale, rating.low),
          high: ratingText(locale, rating.high),
        })}{' '}
        {comparison === null
          ? t('unrated')
          : t('rated', {
              rated: ratingText(locale, comparison.rated),
              gap: gapText(locale, comparison.gap),
            })}
      </p>
      <Certainty observed={observed} />
    </div>
  );
}

function Certainty({ observed: { dispersion, plan } }: Readonly<{ observed: ObservedStep }>) {
  const t = useTranslations('observation.step');
  const locale = useLocale();
  const { phi, basis, reason } = dispersion;
  return (
    <p>
      {plan.hoursNeeded === null
        ? t('planNone')
        : plan.hoursNeeded === 0
          ? t('planDone')
          : t('plan', { hours: hoursText(locale, plan.hoursNeeded) })}
      {phi === null ? null : <> {t('phi', { phi: ratingText(locale, phi) })}</>}
      {basis === 'quasiPoisson' ? <> {t('phiUsed')}</> : null}
      {reason === 'fewSessions' ? <> {t('phiFew')}</> : null}
    </p>
  );
}

type StepCountsProps = Readonly<{ stepId: string; sessions: readonly SessionView[] }>;

/** How often the step was seen in each session. */
export function StepCounts({ stepId, sessions }: StepCountsProps) {
  const [t, words] = [useTranslations('observation.step'), useTranslations('observation.sessions')];
  const locale = useLocale();
  return (
    <section className="sec">
      <h2>{t('sessions')}</h2>
      <Table
        caption={t('sessionsCaption')}
        head={
          <HeadRow
            columns={[
              { label: words('label') },
              { label: words('when') },
              { label: words('hours'), isNumber: true },
              { label: words('events'), isNumber: true },
              { label: words('state') },
            ]}
          />
        }
      >
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">{session.label}</th>
            <td>{formatDateTime(locale, new Date(session.startedAt))}</td>
            <td className="n">{hoursText(locale, session.hours)}</td>
            <td className="n">{session.events.get(stepId) ?? 0}</td>
            <td>{words(`states.${session.state}`, { reason: session.leftOutReason ?? '' })}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

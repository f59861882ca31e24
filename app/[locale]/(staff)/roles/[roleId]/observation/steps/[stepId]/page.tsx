import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DayPartRates } from '@/components/observation/day-part-rates';
import { DecisionHistory } from '@/components/observation/decision-history';
import { hoursText, ratingText } from '@/components/observation/numbers';
import { SmallForm } from '@/components/observation/small-form';
import { StepCounts, StepFacts } from '@/components/observation/step-facts';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { formatDate } from '@/lib/i18n/format';
import type { ObservedStep } from '@/lib/job-analysis/observation-summary';
import { getObservedStep, type ObservedStepPage } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../../../page-data';
import { decideAction } from '../../actions';
import { ObservationFrame } from '../../frame';

const REASON_MAX = 400;

type StepPageProps = Readonly<{ params: Promise<{ roleId: string; stepId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observation.step'))('page') };
}

/** What was seen of one step, and which frequency holds. */
export default async function ObservedStepPage({ params }: StepPageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'observation:manage');
  const { roleId, stepId } = await params;
  const ids = { jobRoleId: idOrNotFound(roleId), stepId: idOrNotFound(stepId) };
  const page = await orNotFound(getObservedStep(actor, ids));
  const t = await getTranslations('observation.step');
  const { step, sessions, dayParts, history, notes } = page;
  return (
    <ObservationFrame head={page} title={`${step.number}. ${step.title}`} facts={[step.stageTitle]}>
      {step.observed === null ? (
        <p>{t('notObserved')}</p>
      ) : (
        <>
          <StepFacts observed={step.observed} />
          {page.archived ? null : <Decide page={page} observed={step.observed} />}
        </>
      )}
      {history.length > 0 ? <DecisionHistory history={history} /> : null}
      {dayParts ? <DayPartRates rates={dayParts} /> : null}
      <StepCounts stepId={step.id} sessions={sessions} />
      {notes.length > 0 ? (
        <section className="sec">
          <h2>{t('notes')}</h2>
          <ul className="others">
            {notes.map(({ id, at, note }) => (
              <li key={id}>
                <span>{note}</span>
                <span className="small muted">{formatDate(locale, at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </ObservationFrame>
  );
}

async function Decide({ page, observed }: Readonly<{ page: ObservedStepPage; observed: ObservedStep }>) {
  const [t, locale] = await Promise.all([getTranslations('observation.step'), getLocale()]);
  const { step, jobRoleId } = page;
  const { events, hours, rating, comparison } = observed;
  return (
    <section className="sec stack-2 narrow-form">
      <h2>{t('page')}</h2>
      {step.state === 'renew' ? <Notice tone="sun">{t('stale')}</Notice> : null}
      <SmallForm
        action={decideAction}
        idPrefix="decide-"
        hidden={{ jobRoleId, stepId: step.id, events: String(events), hours: String(hours) }}
        fields={[
          {
            kind: 'radio',
            name: 'taken',
            label: t('form'),
            value: step.decision?.taken ?? '',
            options: [
              {
                value: 'rated',
                label: comparison
                  ? t('takeRated', { rated: ratingText(locale, comparison.rated) })
                  : t('takeRatedNone'),
              },
              {
                value: 'observed',
                label: `${t('takeObserved', { rating: ratingText(locale, rating.rating) })} (${hoursText(locale, hours)} h)`,
              },
            ],
          },
          { kind: 'area', name: 'reason', label: t('reason'), hint: t('reasonHint'), max: REASON_MAX },
        ]}
        submit={t('save')}
        pending={t('saving')}
        done={t('saved')}
      />
    </section>
  );
}

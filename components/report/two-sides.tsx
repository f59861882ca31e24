import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { formatList } from '@/lib/i18n/format';
import { type JobSideStep, type MissingCondition, type PersonSide, twoSides } from '@/lib/report/two-sides';
import type { ReportModel } from '@/lib/report/types';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';

type TwoSidesProps = Readonly<{ model: ReportModel; profile: RoleProfileDocument }>;

/** The person and the job beside each other: what to talk about, and what the employer can mend first. */
export function TwoSidesSection({ model, profile }: TwoSidesProps) {
  const t = useTranslations('report.sides');
  const { person, job, conditions } = twoSides(model, profile);
  const isJobOpen = job.length > 0 || conditions.length > 0;
  return (
    <section className="sec stack" aria-labelledby="sides-title">
      <h2 id="sides-title">{t('title')}</h2>
      <p>{t('lead')}</p>
      <div className="two">
        <div>
          <h3>{t('person')}</h3>
          {person.length === 0 ? (
            <p>{t('personNone')}</p>
          ) : (
            person.map((side) => <PersonPart key={side.scale} side={side} />)
          )}
        </div>
        <div>
          <h3>
            {t('job')}{' '}
            {isJobOpen && person.length > 0 ? (
              <Badge tone="sun" icon="warning">
                {t('fixFirst')}
              </Badge>
            ) : null}
          </h3>
          {isJobOpen ? null : <p>{t('jobNone')}</p>}
          {job.map((step) => (
            <JobPart key={step.stepId} step={step} />
          ))}
          {conditions.map((condition) => (
            <ConditionPart key={condition.kind} condition={condition} />
          ))}
        </div>
      </div>
    </section>
  );
}

function PersonPart({ side: { scale, band, steps } }: Readonly<{ side: PersonSide }>) {
  const t = useTranslations('report.sides');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const listed = formatList(
    locale,
    steps.map(({ number, title }) => t('step', { number, title })),
  );
  return (
    <p>
      <b>{names(scale)}:</b> {t(band)}.{' '}
      {steps.length > 0 ? t('steps', { count: steps.length, steps: listed }) : null}
    </p>
  );
}

function JobPart({
  step: { number, title, reasons, change, owner, state },
}: Readonly<{ step: JobSideStep }>) {
  const t = useTranslations('report.sides');
  return (
    <p>
      <b>{t('step', { number, title })}</b> {reasons.map((reason) => t(reason)).join(' ')}{' '}
      {change === '' ? t('noPlan') : t('plan', { change })}{' '}
      <Charge owner={owner} isAgreed={state === 'agreed'} />
    </p>
  );
}

function ConditionPart({
  condition: { kind, missing, owner, state },
}: Readonly<{ condition: MissingCondition }>) {
  const t = useTranslations('report.sides');
  return (
    <p>
      <b>{t(`conditions.${kind}`)}</b> {t('missing', { missing })}{' '}
      <Charge owner={owner} isAgreed={state === 'agreed'} />
    </p>
  );
}

function Charge({ owner, isAgreed }: Readonly<{ owner: string; isAgreed: boolean }>) {
  const t = useTranslations('report.sides');
  const parts = [...(isAgreed ? [t('agreed')] : []), ...(owner === '' ? [] : [t('owner', { owner })])];
  return parts.length === 0 ? null : <span className="muted small">{parts.join(', ')}</span>;
}

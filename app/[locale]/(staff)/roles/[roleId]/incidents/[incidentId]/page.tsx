import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { CodingForm } from '@/components/incidents/coding-form';
import { DismissForm, RedactForm } from '@/components/incidents/text-forms';
import { StepEvidenceSection } from '@/components/incidents/step-evidence';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { RoleFrame } from '@/components/roles/role-frame';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/i18n/format';
import { isLocale, LOCALE_NAMES } from '@/lib/i18n/locales';
import { type CodedIncident, stepEvidence } from '@/lib/job-analysis/incident-evidence';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import { SCALE_KEYS } from '@/lib/scales';
import { getIncident, type IncidentView } from '@/lib/services/incidents';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import {
  codeIncidentAction,
  dismissIncidentAction,
  redactIncidentAction,
  reopenIncidentAction,
} from '../actions';
import { loadIncidents } from '../incidents-data';

type IncidentPageProps = Readonly<{ params: Promise<{ roleId: string; incidentId: string }> }>;

const IMPACT = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;
const MARKS = { waiting: 'half', coded: 'full', dismissed: 'stopped' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents.one'))('title') };
}

/** One situation: what was told, what it is coded to, and how that step is rated. */
export default async function IncidentPage({ params }: IncidentPageProps) {
  const { roleId, incidentId } = await params;
  const loaded = await loadIncidents(roleId);
  const { actor, jobRoleId, title, archived, steps, incidents } = loaded;
  const place = { jobRoleId, incidentId: idOrNotFound(incidentId) };
  const incident = await orNotFound(getIncident(actor, place));
  const t = await getTranslations('incidents');
  const coded = steps.find(({ step }) => step.id === incident.stepId);
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={title} part="incidents" here={t('one.title')}>
      <PageHead
        title={t('one.title')}
        facts={[
          t(`kinds.${incident.kind}`),
          <Badge key="state" mark={MARKS[incident.state]}>
            {t(`states.${incident.state}`)}
          </Badge>,
        ]}
      />
      <Told incident={incident} />
      {archived ? (
        <Notice tone="sky">{t('archived')}</Notice>
      ) : (
        <ClientMessages namespaces={['incidents', 'common', 'errors']}>
          <section className="sec stack" aria-labelledby="code">
            <h2 id="code">{t('code.title')}</h2>
            <p>{t('code.lead')}</p>
            <Coding place={place} incident={incident} steps={steps} />
          </section>
          {coded ? (
            <StepEvidenceSection
              jobRoleId={jobRoleId}
              evidence={stepEvidence(incidents.flatMap(codingOf), coded.step.id, ratedOf(coded))}
            />
          ) : null}
          <OtherActs place={place} incident={incident} />
        </ClientMessages>
      )}
    </RoleFrame>
  );
}

function codingOf({ stepId, kind, level }: IncidentView): readonly CodedIncident[] {
  return stepId === null || level === null ? [] : [{ stepId, kind, level }];
}

function ratedOf({ loss, gain }: MappedStep) {
  return loss === null || gain === null ? null : { loss, gain };
}

async function Told({ incident }: Readonly<{ incident: IncidentView }>) {
  const [t, locale] = await Promise.all([getTranslations('incidents'), getLocale()]);
  const { receivedAt, redactedAt, dismissedReason, source, roughly } = incident;
  const date = formatDate(locale, receivedAt);
  return (
    <section className="stack">
      <dl className="rests" lang={incident.locale}>
        {(['happened', 'action', 'outcome'] as const).flatMap((name) => [
          <dt key={name} lang={locale}>
            {t(`one.${name}`)}
          </dt>,
          <dd key={`${name}-text`} className="told">
            {incident[name]}
          </dd>,
        ])}
        <dt lang={locale}>{t('one.when')}</dt>
        <dd lang={locale}>{t(`times.${roughly}`)}</dd>
        <dt lang={locale}>{t('one.language')}</dt>
        <dd>{isLocale(incident.locale) ? LOCALE_NAMES[incident.locale] : incident.locale}</dd>
      </dl>
      <p className="small muted">{t('one.told', { date, source: t(`sources.${source}`) })}</p>
      {redactedAt === null ? null : (
        <p className="small muted">{t('one.redacted', { date: formatDate(locale, redactedAt) })}</p>
      )}
      {dismissedReason === null ? null : <Notice>{t('one.dismissed', { reason: dismissedReason })}</Notice>}
    </section>
  );
}

type CodingProps = Readonly<{
  place: Readonly<{ jobRoleId: string; incidentId: string }>;
  incident: IncidentView;
  steps: readonly MappedStep[];
}>;

async function Coding({ place, incident, steps }: CodingProps) {
  const [anchors, scales] = await Promise.all([
    getTranslations('roles.anchors'),
    getTranslations('scales.names'),
  ]);
  const { kind, stepId, scaleKey, level } = incident;
  const field = kind === 'bad' ? 'loss' : 'gain';
  return (
    <CodingForm
      action={codeIncidentAction}
      place={place}
      kind={kind}
      isCoded={incident.state === 'coded'}
      steps={steps.map(({ step, number }) => ({ value: step.id, label: `${number}. ${step.title}` }))}
      scales={SCALE_KEYS.map((value) => ({ value, label: scales(value) }))}
      levels={IMPACT.map((value, index) => ({
        value: String(index),
        label: `${index} – ${anchors(`${field}.${value}`)}`,
      }))}
      values={{ stepId: stepId ?? '', scaleKey: scaleKey ?? '', level: level === null ? '' : String(level) }}
    />
  );
}

async function OtherActs({ place, incident }: Omit<CodingProps, 'steps'>) {
  const t = await getTranslations('incidents');
  return (
    <section className="sec stack">
      {incident.state === 'waiting' ? null : (
        <OneButtonForm
          id="reopen"
          action={reopenIncidentAction}
          fields={place}
          label={t('reopen.save')}
          pendingLabel={t('working')}
        />
      )}
      {incident.state === 'dismissed' ? null : (
        <Disclosure summary={t('dismiss.title')}>
          <DismissForm action={dismissIncidentAction} place={place} />
        </Disclosure>
      )}
      <Disclosure summary={t('redact.title')}>
        <RedactForm action={redactIncidentAction} place={place} texts={incident} />
      </Disclosure>
    </section>
  );
}

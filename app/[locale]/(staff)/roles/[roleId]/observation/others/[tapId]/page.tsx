import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SmallForm } from '@/components/observation/small-form';
import { requirePermission } from '@/lib/auth/page-permission';
import { formatDate, formatList } from '@/lib/i18n/format';
import { getObservationPanel, type ObservationPanel, type OtherGroup } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../../../page-data';
import { reviewAction } from '../../actions';
import { ObservationFrame } from '../../frame';

const TITLE_MAX = 200;
const REASON_MAX = 400;

type OtherPageProps = Readonly<{ params: Promise<{ roleId: string; tapId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observation.others'))('page') };
}

/** What an event was that fitted no step. */
export default async function OtherPage({ params }: OtherPageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'observation:manage');
  const { roleId, tapId } = await params;
  const jobRoleId = idOrNotFound(roleId);
  const panel = await orNotFound(getObservationPanel(actor, { jobRoleId }));
  const group = panel.others.find(({ tapIds }) => tapIds.includes(tapId));
  const t = await getTranslations('observation.others');
  if (!group) {
    return (
      <ObservationFrame head={panel} title={t('page')}>
        <p>{t('gone')}</p>
      </ObservationFrame>
    );
  }
  const date = formatDate(locale, group.firstAt);
  const labels = formatList(locale, group.labels);
  return (
    <ObservationFrame
      head={panel}
      title={group.note === '' ? t('noNote') : group.note}
      facts={[t('times', { count: group.tapIds.length, date, labels })]}
      isForm
    >
      <Forms panel={panel} group={group} />
    </ObservationFrame>
  );
}

async function Forms({ panel, group }: Readonly<{ panel: ObservationPanel; group: OtherGroup }>) {
  const t = await getTranslations('observation.others');
  const ids = { jobRoleId: panel.jobRoleId, tapIds: group.tapIds.join(',') };
  const choose = { value: '', label: t('choose') };
  const steps = panel.steps.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }));
  const stages = panel.stages.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <div className="stack narrow-form">
      <section className="stack-2">
        <h2>{t('toStep')}</h2>
        <SmallForm
          action={reviewAction}
          idPrefix="step-"
          hidden={{ ...ids, outcome: 'step' }}
          fields={[{ kind: 'select', name: 'stepId', label: t('step'), options: [choose, ...steps] }]}
          submit={t('assign')}
          pending={t('saving')}
        />
      </section>
      <section className="sec stack-2">
        <h2>{t('toNew')}</h2>
        <p>{t('newNote')}</p>
        <SmallForm
          action={reviewAction}
          idPrefix="new-"
          hidden={{ ...ids, outcome: 'newStep', newStepId: randomUUID() }}
          fields={[
            { kind: 'text', name: 'title', label: t('newTitle'), max: TITLE_MAX, value: group.note },
            { kind: 'select', name: 'stageId', label: t('stage'), options: [choose, ...stages] },
          ]}
          submit={t('create')}
          pending={t('saving')}
          variant="plain"
        />
      </section>
      <section className="sec stack-2">
        <h2>{t('toNothing')}</h2>
        <SmallForm
          action={reviewAction}
          idPrefix="dismiss-"
          hidden={{ ...ids, outcome: 'dismissed' }}
          fields={[{ kind: 'area', name: 'reason', label: t('reason'), max: REASON_MAX }]}
          submit={t('dismiss')}
          pending={t('saving')}
          variant="plain"
        />
      </section>
    </div>
  );
}

import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { hoursText } from '@/components/observation/numbers';
import { SmallForm } from '@/components/observation/small-form';
import { requirePermission } from '@/lib/auth/page-permission';
import { formatDateTime } from '@/lib/i18n/format';
import type { SessionView } from '@/lib/services/internal/observation-view';
import { getObservationPanel } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../../../page-data';
import { endSessionAction, leaveOutAction, takeInAction } from '../../actions';
import { ObservationFrame } from '../../frame';

const REASON_MAX = 400;

type SessionPageProps = Readonly<{ params: Promise<{ roleId: string; sessionId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observation.session'))('page') };
}

/** One stretch of observation: end it where that was forgotten, leave it out with a reason, or take it in again. */
export default async function SessionPage({ params }: SessionPageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'observation:manage');
  const { roleId, sessionId } = await params;
  const jobRoleId = idOrNotFound(roleId);
  const panel = await orNotFound(getObservationPanel(actor, { jobRoleId }));
  const session = panel.sessions.find(({ id }) => id === sessionId);
  if (!session) notFound();
  const t = await getTranslations('observation.session');
  return (
    <ObservationFrame
      head={panel}
      title={session.label}
      facts={[
        formatDateTime(locale, new Date(session.startedAt)),
        t('facts', { hours: hoursText(locale, session.hours), count: session.total }),
      ]}
      isForm
    >
      <div className="stack narrow-form">
        <Forms session={session} />
      </div>
    </ObservationFrame>
  );
}

async function Forms({ session }: Readonly<{ session: SessionView }>) {
  const [t, locale] = await Promise.all([getTranslations('observation.session'), getLocale()]);
  const fields = { sessionId: session.id };
  if (session.leftOut) {
    return (
      <>
        <p>{t('takeInBody', { reason: session.leftOutReason ?? '' })}</p>
        <OneButtonForm
          {...{ id: 'take-in', action: takeInAction, fields, label: t('takeIn') }}
          pendingLabel={t('saving')}
          variant="primary"
        />
      </>
    );
  }
  if (session.endedAt === null && session.lastAt === null) return <p>{t('endNone')}</p>;
  if (session.endedAt === null) {
    return (
      <>
        <p>{t('endBody', { time: formatDateTime(locale, new Date(session.lastAt ?? 0)) })}</p>
        <OneButtonForm
          {...{ id: 'end', action: endSessionAction, fields, label: t('end') }}
          pendingLabel={t('saving')}
          variant="primary"
        />
      </>
    );
  }
  return (
    <>
      <p>{t('leaveOutBody')}</p>
      <SmallForm
        action={leaveOutAction}
        idPrefix="leave-out-"
        hidden={fields}
        fields={[{ kind: 'area', name: 'reason', label: t('reason'), max: REASON_MAX }]}
        submit={t('leaveOut')}
        pending={t('saving')}
      />
    </>
  );
}

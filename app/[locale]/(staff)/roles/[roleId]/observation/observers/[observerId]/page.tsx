import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ReplaceLinkForm } from '@/components/observation/link-form';
import { requirePermission } from '@/lib/auth/page-permission';
import { getObserver } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../../../page-data';
import { replaceObserverLinkAction, revokeObserverAction } from '../../actions';
import { ObservationFrame } from '../../frame';

type ObserverPageProps = Readonly<{ params: Promise<{ roleId: string; observerId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observation.observer'))('page') };
}

/** A new link for an observer, or the end of the observing. */
export default async function ObserverPage({ params }: ObserverPageProps) {
  const actor = await requirePermission(await getLocale(), 'observation:manage');
  const { roleId, observerId } = await params;
  const ids = { jobRoleId: idOrNotFound(roleId), observerId: idOrNotFound(observerId) };
  const page = await orNotFound(getObserver(actor, ids));
  const { observer } = page;
  if (observer.state === 'revoked') notFound();
  const [t, list] = await Promise.all([
    getTranslations('observation.observer'),
    getTranslations('observation.observers'),
  ]);
  return (
    <ObservationFrame
      head={page}
      title={observer.name ?? list('unnamed', { number: observer.number })}
      facts={[observer.email ?? '', observer.site].filter((fact) => fact !== '')}
      isForm
    >
      <div className="stack narrow-form">
        <section className="stack-2">
          <h2>{t('replace')}</h2>
          <ReplaceLinkForm action={replaceObserverLinkAction} observerId={observer.id} />
        </section>
        <section className="sec stack-2">
          <h2>{t('revoke')}</h2>
          <p>{t('revokeBody')}</p>
          <OneButtonForm
            id="revoke"
            action={revokeObserverAction}
            fields={{ observerId: observer.id }}
            label={t('revoke')}
            pendingLabel={t('sending')}
          />
        </section>
      </div>
    </ObservationFrame>
  );
}

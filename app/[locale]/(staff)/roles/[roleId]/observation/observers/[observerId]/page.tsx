import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ErasePersonForm } from '@/components/experts/erase-person-form';
import { ReplaceLinkForm } from '@/components/experts/replace-link-form';
import { requirePermission } from '@/lib/auth/page-permission';
import { getObserver } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../../../page-data';
import { eraseObserverAction, replaceObserverLinkAction } from '../../actions';
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
        {page.archived ? null : (
          <ReplaceLinkForm
            action={replaceObserverLinkAction}
            fields={{ observerId: observer.id }}
            body={t('replaceBody')}
          />
        )}
        <ErasePersonForm
          action={eraseObserverAction}
          fields={{ observerId: observer.id }}
          title={t('revoke')}
          body={t('revokeBody')}
          label={t('revoke')}
        />
      </div>
    </ObservationFrame>
  );
}

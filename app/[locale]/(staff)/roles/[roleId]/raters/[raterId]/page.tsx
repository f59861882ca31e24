import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { CONTENT_ID } from '@/components/layout/skip-link';
import { ManageRater } from '@/components/raters/manage-rater';
import { RoleNav } from '@/components/roles/role-nav';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { getInvitedRater } from '@/lib/services/raters';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { forgetRaterAction, replaceRaterLinkAction, revokeRaterAction } from '../actions';

type RaterPageProps = Readonly<{ params: Promise<{ roleId: string; raterId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('raters'))('title') };
}

/** What can be done with one rater's invitation: a new link, taking it back, removing name and address. */
export default async function RaterPage({ params }: RaterPageProps) {
  const actor = await requirePermission(await getLocale(), 'rater:manage');
  const { roleId, raterId: rawId } = await params;
  const [jobRoleId, raterId] = [idOrNotFound(roleId), idOrNotFound(rawId)];
  const rater = await orNotFound(getInvitedRater(actor, { jobRoleId, raterId }));
  const t = await getTranslations('raters');
  const title = t('manage.title', { number: rater.number });
  const facts = [t(`kinds.${rater.kind}`), rater.site, rater.email ?? ''].filter((fact) => fact !== '');
  const backHref = `/roles/${jobRoleId}/raters`;
  return (
    <main className="page" id={CONTENT_ID}>
      <RoleNav jobRoleId={jobRoleId} part="raters" />
      <PageHead title={rater.name ?? title} facts={[title, ...facts]} />
      {rater.state === 'revoked' ? (
        <div className="stack">
          <Notice>{t('manage.revoked')}</Notice>
          <p>
            <LinkButton href={backHref}>{t('form.back')}</LinkButton>
          </p>
        </div>
      ) : (
        <ClientMessages namespaces={['raters', 'common', 'errors']}>
          <ManageRater
            raterId={raterId}
            isDone={rater.state === 'submitted' || rater.state === 'votedAgain'}
            backHref={backHref}
            resend={replaceRaterLinkAction}
            revoke={revokeRaterAction}
            forget={forgetRaterAction}
          />
        </ClientMessages>
      )}
    </main>
  );
}

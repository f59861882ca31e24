import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Disclosure } from '@/components/ui/disclosure';
import { MEMBER_ROLES } from '@/lib/auth/policy';
import { requirePermission } from '@/lib/auth/page-permission';
import { formatDate, nameOrder } from '@/lib/i18n/format';
import { listMembers } from '@/lib/services/members';
import { SettingsPage } from '../settings-page';
import { InviteForm } from './invite-form';
import { MemberTable } from './member-table';
import { OpenInvitations } from './open-invitations';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('members');
  return { title: t('title') };
}

export default async function MembersPage() {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'member:manage');
  const [t, nav, { members, invitations }] = await Promise.all([
    getTranslations('members'),
    getTranslations('nav'),
    listMembers(actor),
  ]);

  const inOrder = nameOrder(locale);
  const byName = members.toSorted((a, b) => inOrder(a.name, b.name));

  return (
    <SettingsPage actor={actor} part="members">
      <ClientMessages namespaces={['members', 'common', 'errors', 'nav', 'account']}>
        <section>
          <h2>{t('table')}</h2>
          <MemberTable members={byName.map(({ since: _since, ...member }) => member)} />
          <Disclosure summary={t('rolesTitle')}>
            <dl className="roles">
              {MEMBER_ROLES.map((role) => (
                <div key={role}>
                  <dt>{nav(`memberRole.${role}`)}</dt>
                  <dd>{t(`rolesText.${role}`)}</dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        </section>
        <section>
          <h2>{t('invite.title')}</h2>
          <p className="muted">{t('invite.lead')}</p>
          <InviteForm />
        </section>
        {invitations.length > 0 ? (
          <section>
            <h2>{t('invitations.title')}</h2>
            <OpenInvitations
              invitations={invitations.map(({ email, role, expiresAt }) => ({
                email,
                role,
                until: formatDate(locale, expiresAt),
              }))}
            />
          </section>
        ) : null}
      </ClientMessages>
    </SettingsPage>
  );
}

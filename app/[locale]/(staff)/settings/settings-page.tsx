import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { type MemberActor, may, type Permission } from '@/lib/auth/policy';
import { Link } from '@/lib/i18n/navigation';

const PARTS = [
  ['account', 'session:own'],
  ['members', 'member:manage'],
  ['organization', 'settings:manage'],
  ['audit', 'audit:read'],
  ['outbox', 'outbox:read'],
  ['retention', 'candidate:erase'],
  ['measurement', 'monitoring:read'],
] as const satisfies readonly (readonly [string, Permission])[];

export type SettingsPart = (typeof PARTS)[number][0];

type SettingsPageProps = Readonly<{
  actor: MemberActor;
  part: SettingsPart;
  actions?: ReactNode;
  children: ReactNode;
}>;

/** Head of each part of the settings, with the way to the other parts that this member may open. */
export async function SettingsPage({ actor, part, actions, children }: SettingsPageProps) {
  const t = await getTranslations('account');
  const open = PARTS.filter(([, permission]) => may(actor, permission));
  return (
    <Page
      crumbs={[{ label: t('settings.title'), href: '/settings/account' }, { label: t(`settings.${part}`) }]}
    >
      <PageHead title={t(`settings.${part}`)} actions={actions} />
      {open.length > 1 ? (
        <nav className="subnav" aria-label={t('settings.nav')}>
          <ul>
            {open.map(([name]) => (
              <li key={name}>
                <Link href={`/settings/${name}`} aria-current={name === part ? 'page' : undefined}>
                  {t(`settings.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <div className="stack settings">{children}</div>
    </Page>
  );
}

import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/lib/i18n/navigation';
import { Account } from './account';
import type { FormAction } from './form-action';
import { Logo } from './logo';
import { MainNav, type NavItem } from './main-nav';
import { type OrganizationChoice, OrganizationSwitch } from './organization-switch';

/** Who is looking, and which parts of the site are theirs. */
export type ShellViewer = Readonly<{
  name: string;
  role: 'ADMIN' | 'HR' | 'RECRUITER';
  organization: OrganizationChoice;
  organizations: readonly OrganizationChoice[];
  sections: readonly ShellSection[];
  /** Requests of candidates that wait for an answer. */
  waitingRequests: number;
}>;

export type ShellSection = 'home' | 'dashboard' | 'roles' | 'assessments' | 'requests' | 'settings';

type StaffShellProps = Readonly<{
  viewer: ShellViewer;
  signOut: FormAction;
  switchOrganization: FormAction;
  children: ReactNode;
}>;

const SECTIONS = {
  home: { href: '/', icon: 'sprout' },
  dashboard: { href: '/dashboard', icon: 'overview' },
  roles: { href: '/roles', icon: 'jobs' },
  assessments: { href: '/assessments', icon: 'people' },
  requests: { href: '/requests', icon: 'note' },
  settings: { href: '/settings', icon: 'settings' },
} as const satisfies Record<ShellSection, Pick<NavItem, 'href' | 'icon'>>;

/** The frame of the staff pages: a rail at the left, a bar at the top under 1024 px. */
export async function StaffShell({ viewer, signOut, switchOrganization, children }: StaffShellProps) {
  const t = await getTranslations('nav');
  const { waitingRequests: count } = viewer;
  const waiting = count > 0 ? { count, words: t('waiting', { count }) } : undefined;
  const items = viewer.sections.map((section) => ({
    ...SECTIONS[section],
    label: t(section),
    waiting: section === 'requests' ? waiting : undefined,
  }));
  const account = {
    name: viewer.name,
    roleName: t(`memberRole.${viewer.role}`),
    languageLabel: t('language'),
    signOutLabel: t('signOut'),
    signOut,
  };

  return (
    <div className="shell">
      <header className="rail">
        <Link className="brand" href="/">
          <Logo />
          {t('brand')}
        </Link>
        <OrganizationSwitch
          label={t('organization')}
          current={viewer.organization}
          choices={viewer.organizations}
          action={switchOrganization}
        />
        <details className="account-menu">
          <summary>{t('account')}</summary>
          <Account {...account} />
        </details>
        <MainNav label={t('main')} items={items} />
        <div className="foot">
          <Account {...account} />
        </div>
      </header>
      {children}
    </div>
  );
}

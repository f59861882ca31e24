import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Page } from '@/components/layout/page';
import { ROLE_PARTS, RoleNav, type RolePart } from './role-nav';

type RoleFrameProps = Readonly<{
  jobRoleId: string;
  jobTitle: string;
  part: RolePart;
  /** What a page behind the part is called; the part's own page has no name of its own. */
  here?: string;
  children: ReactNode;
}>;

/** The frame of every page of a job's workbench: the way back up, the way between the parts, and the page. */
export async function RoleFrame({ jobRoleId, jobTitle, part, here, children }: RoleFrameProps) {
  const [list, nav] = await Promise.all([getTranslations('roles.list'), getTranslations('roleNav')]);
  const base = `/roles/${jobRoleId}`;
  const path = ROLE_PARTS.find(([name]) => name === part)?.[1] ?? '';
  const names = [
    { label: list('title'), href: '/roles' },
    { label: jobTitle, href: base },
    ...(path === '' ? [] : [{ label: nav(`parts.${part}`), href: `${base}${path}` }]),
    ...(here === undefined ? [] : [{ label: here, href: '' }]),
  ];
  const crumbs = names.map(({ label, href }, index) =>
    index === names.length - 1 ? { label } : { label, href },
  );
  return (
    <Page crumbs={crumbs}>
      <RoleNav jobRoleId={jobRoleId} part={part} />
      {children}
    </Page>
  );
}

import type { ReactNode } from 'react';
import { StaffShell } from '@/components/layout/staff-shell';

/** Frame and navigation only; each page asks for its own permission. */
export default async function StaffLayout({ children }: Readonly<{ children: ReactNode }>) {
  const viewer = {
    name: '–',
    role: 'HR',
    organization: { id: 'none', name: 'Kuusi' },
    organizations: [],
    sections: ['roles', 'assessments', 'settings'],
  } as const;
  return (
    <StaffShell viewer={viewer} signOut="/sign-out" switchOrganization="/switch">
      {children}
    </StaffShell>
  );
}

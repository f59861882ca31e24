import type { ReactNode } from 'react';
import { type ShellSection, type ShellViewer, StaffShell } from '@/components/layout/staff-shell';
import { may, type Permission } from '@/lib/auth/policy';
import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { signOutAction, switchOrganizationAction } from './shell-actions';

/** A section is shown to whoever may do the first thing in it. */
const SECTION_PERMISSIONS = [
  ['roles', 'jobRole:read'],
  ['assessments', 'assessment:read'],
  ['settings', 'session:own'],
] as const satisfies readonly (readonly [ShellSection, Permission])[];

/** Frame and navigation only; each page asks for its own permission. */
export default async function StaffLayout({ children }: Readonly<{ children: ReactNode }>) {
  const viewer = await getViewer();
  // The page sends whoever is not signed in to the sign-in page; there is nothing to frame.
  if (!viewer) return children;
  return (
    <StaffShell
      viewer={shellViewer(viewer)}
      signOut={signOutAction}
      switchOrganization={switchOrganizationAction}
    >
      {children}
    </StaffShell>
  );
}

function shellViewer({ actor, name, organization, organizations }: Viewer): ShellViewer {
  return {
    name,
    role: actor.role,
    organization,
    organizations,
    sections: SECTION_PERMISSIONS.filter(([, permission]) => may(actor, permission)).map(
      ([section]) => section,
    ),
  };
}

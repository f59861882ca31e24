import type { ReactNode } from 'react';
import { type ShellSection, type ShellViewer, StaffShell } from '@/components/layout/staff-shell';
import { may, type Permission } from '@/lib/auth/policy';
import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { countWaitingRequests } from '@/lib/services/requests';
import { signOutAction, switchOrganizationAction } from './shell-actions';

/** A section is shown to whoever may do the first thing in it. */
const SECTION_PERMISSIONS = [
  ['home', 'candidate:read'],
  ['roles', 'jobRole:read'],
  ['assessments', 'assessment:read'],
  ['requests', 'request:read'],
  ['dashboard', 'monitoring:read'],
  ['settings', 'session:own'],
] as const satisfies readonly (readonly [ShellSection, Permission])[];

/** Frame and navigation only; each page asks for its own permission. */
export default async function StaffLayout({ children }: Readonly<{ children: ReactNode }>) {
  const viewer = await getViewer();
  // The page sends whoever is not signed in to the sign-in page; there is nothing to frame.
  if (!viewer) return children;
  return (
    <StaffShell
      viewer={await shellViewer(viewer)}
      signOut={signOutAction}
      switchOrganization={switchOrganizationAction}
    >
      {children}
    </StaffShell>
  );
}

async function shellViewer({ actor, name, organization, organizations }: Viewer): Promise<ShellViewer> {
  return {
    name,
    role: actor.role,
    organization,
    organizations,
    waitingRequests: may(actor, 'request:read') ? await countWaitingRequests(actor) : 0,
    sections: SECTION_PERMISSIONS.filter(([, permission]) => may(actor, permission)).map(
      ([section]) => section,
    ),
  };
}

'use server';

import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { defineAction } from '@/lib/actions/define-action';
import { sessionCookieName, sessionCookieOptions } from '@/lib/auth/session-cookie';
import { redirect } from '@/lib/i18n/navigation';
import { signOut, switchOrganization } from '@/lib/services/sessions';
import { switchOrganizationInput } from '@/lib/validation/session';

const endSession = defineAction({ input: z.strictObject({}), run: signOut });
const moveTo = defineAction({ input: switchOrganizationInput, run: switchOrganization });

/** Ends the session and forgets its cookie; also when the session had ended by itself. */
export async function signOutAction(): Promise<void> {
  await endSession({});
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
  redirect({ href: '/sign-in', locale: await getLocale() });
}

/** Goes on in another organisation, from its start page: no page of the one before can be shown there. */
export async function switchOrganizationAction(data: FormData): Promise<void> {
  const chosen = data.get('organizationId');
  await moveTo({ organizationId: typeof chosen === 'string' ? chosen : '' });
  redirect({ href: '/', locale: await getLocale() });
}

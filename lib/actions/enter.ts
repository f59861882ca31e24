import 'server-only';
import { headers } from 'next/headers';
import { deviceClass } from '@/lib/auth/device';
import { startSession } from '@/lib/auth/start-session';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { signIn } from '@/lib/services/sessions';
import { signInInput } from '@/lib/validation/session';
import type { ActionResult } from './action-result';
import { defineAction } from './define-action';

const check = defineAction({ input: signInInput, run: signIn, actor: anonymousActor });

/** Checks an address and a password and, if they match, gives the browser the cookie of its new session. */
export async function enter(email: string, password: string): Promise<ActionResult<null>> {
  const device = deviceClass((await headers()).get('user-agent'));
  const result = await check({ email, password, device });
  if (!result.ok) return result;
  await startSession(result.data.sessionId);
  return { ok: true, data: null };
}

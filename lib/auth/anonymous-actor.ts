import 'server-only';
import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { cache } from 'react';
import { clientIp } from './client-ip';
import type { AnonymousActor } from './policy';

/** One id for all that happens in one request: log lines and audit events share it. */
export const getRequestId = cache((): string => randomUUID());

/**
 * Whoever knocks without being signed in, for the open doors. Apart from the viewer, so that the candidate's pages
 * do not carry the staff pages' navigation to the browser.
 */
export async function anonymousActor(): Promise<AnonymousActor> {
  return { kind: 'anonymous', requestId: getRequestId(), ip: clientIp(await headers()) };
}

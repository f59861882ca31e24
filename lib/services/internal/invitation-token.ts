import 'server-only';
import { randomBytes, randomInt } from 'node:crypto';
import { createToken } from '@/lib/auth/token';
import { env } from '@/lib/env';

/** Letters and digits that are not mistaken for each other (Crockford's base 32). */
const RECEIPT_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_GROUP = 4;
const REF_BYTES = 16;
/** A link without a deadline of its own lives for two weeks. */
export const LINK_DAYS = 14;
const DAY_MS = 86_400_000;

/** A new link: the address to give away, and the hash that is all the database keeps of it. */
export function createInvitationLink(): Readonly<{ link: string; tokenHash: string }> {
  const { token, tokenHash } = createToken();
  return { link: `${env().BASE_URL}/i/${token}`, tokenHash };
}

/** When a link made now dies: at the deadline, or after two weeks where there is none. */
export function linkExpiry(deadlineAt: Date | null, now: Date): Date {
  return deadlineAt ?? new Date(now.getTime() + LINK_DAYS * DAY_MS);
}

/** Opaque name of an attempt that its own pages send back. */
export function createAttemptRef(): string {
  return randomBytes(REF_BYTES).toString('base64url');
}

/** Reference that a candidate can read out, e.g. `7F3A-9Q2M`. */
export function createReceipt(): string {
  const group = () =>
    Array.from({ length: RECEIPT_GROUP }, () => RECEIPT_ALPHABET[randomInt(RECEIPT_ALPHABET.length)]).join(
      '',
    );
  return `${group()}-${group()}`;
}

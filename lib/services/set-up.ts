import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { createToken, hashToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, isUniqueViolation } from '@/lib/db/client';
import { countTry, isExhausted } from '@/lib/db/rate-limits';
import * as organizations from '@/lib/db/repositories/organizations';
import * as userTokens from '@/lib/db/repositories/user-tokens';
import { DEFAULT_LOCALE } from '@/lib/i18n/locales';
import type { CompleteSetUpInput, CreateOrganizationInput, LinkInput } from '@/lib/validation/set-up';
import { address } from './internal/address';
import { insertOrganization } from './internal/create-organization';
import { hashNewPassword } from './internal/new-password';

const VALID_MS = 24 * 3_600_000;

/**
 * A fresh link for the first set-up, valid for 24 hours; earlier ones stop working. `null` once there is an
 * organisation.
 */
export async function issueSetUpLink(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ link: string } | null> {
  authorize(actor, 'system:work');
  const { token, tokenHash } = createToken();
  const issued = await inTransaction(async (tx) => {
    await organizations.lockSetUp(tx);
    if ((await organizations.count(tx)) > 0) return false;
    await userTokens.dropSetUp(tx);
    await userTokens.create(tx, { tokenHash, purpose: 'setup', expiresAt: new Date(Date.now() + VALID_MS) });
    return true;
  });
  return issued ? { link: address(DEFAULT_LOCALE, `/set-up/${token}`) } : null;
}

/**
 * Whether a set-up link works; changes nothing.
 *
 * @throws {AppError} LINK_INVALID; RATE_LIMITED after 20 bad links from one client in 10 minutes.
 */
export async function checkSetUpLink(actor: Actor, input: LinkInput): Promise<void> {
  authorize(actor, 'door:open');
  if (await isExhausted('badLink', actor.ip)) throw new AppError('RATE_LIMITED', 'badLink');
  if (await userTokens.findUsable(db(), 'setup', hashToken(input.token))) return;
  await countTry('badLink', actor.ip);
  throw new AppError('LINK_INVALID', 'set-up');
}

/**
 * Makes the first organisation and its owner. Works once, whoever comes first.
 *
 * @throws {AppError} LINK_INVALID; WEAK_PASSWORD; RATE_LIMITED.
 */
export async function completeSetUp(
  actor: Actor,
  input: CompleteSetUpInput,
): Promise<{ organizationId: string }> {
  authorize(actor, 'door:open');
  await checkSetUpLink(actor, { token: input.token });
  const { token, password, ...owner } = input;
  const passwordHash = await hashNewPassword(password, [owner.email, owner.name, owner.organizationName]);
  return inTransaction(async (tx) => {
    await organizations.lockSetUp(tx);
    const claimed = await userTokens.claim(tx, 'setup', hashToken(token));
    if (!claimed || (await organizations.count(tx)) > 0)
      throw new AppError('LINK_INVALID', 'set-up was done');
    const { organizationId } = await insertOrganization(tx, actor, { ...owner, passwordHash });
    return { organizationId };
  });
}

/**
 * Makes another organisation with its own administrator; for scripts.
 *
 * @throws {AppError} WEAK_PASSWORD; ALREADY_MEMBER when the address has an account.
 */
export async function createOrganization(
  actor: Actor,
  input: CreateOrganizationInput,
): Promise<{ organizationId: string; userId: string }> {
  authorize(actor, 'system:work');
  const { password, ...owner } = input;
  const passwordHash = await hashNewPassword(password, [owner.email, owner.name, owner.organizationName]);
  try {
    return await inTransaction((tx) => insertOrganization(tx, actor, { ...owner, passwordHash }));
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('ALREADY_MEMBER', 'the address has an account');
    throw error;
  }
}

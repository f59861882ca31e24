import 'server-only';
import { verifyPassword } from '@/lib/auth/password';
import { type Actor, type AnonymousActor, authorize } from '@/lib/auth/policy';
import { createToken, hashToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import { countTry, forgetTries, isExhausted } from '@/lib/db/rate-limits';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as members from '@/lib/db/repositories/members';
import * as userSessions from '@/lib/db/repositories/user-sessions';
import * as users from '@/lib/db/repositories/users';
import * as userTokens from '@/lib/db/repositories/user-tokens';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type {
  ChangePasswordInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
} from '@/lib/validation/account';
import type { LinkInput } from '@/lib/validation/set-up';
import { address } from './internal/address';
import { inEqualTime } from './internal/equal-time';
import { hashNewPassword } from './internal/new-password';
import { queueMail } from './internal/queue-mail';

const MINUTE_MS = 60_000;

/** How long a link for a new password works, in minutes. */
const RESET_MINUTES = 60;

type User = NonNullable<Awaited<ReturnType<typeof users.findByEmail>>>;

/**
 * Sends a link for a new password, if the address has an account. The answer and its time do not say whether.
 *
 * @throws {AppError} RATE_LIMITED from the sixth request for one address, or the 31st of one client, in an hour.
 */
export async function requestPasswordReset(actor: Actor, input: RequestPasswordResetInput): Promise<void> {
  authorize(actor, 'door:open');
  await countTry('passwordResetByClient', actor.ip);
  await countTry('passwordReset', input.email);
  await inEqualTime(async () => {
    const user = await users.findByEmail(db(), input.email);
    if (user?.disabledAt === null) await sendResetLink(actor, user);
  });
}

async function sendResetLink(actor: AnonymousActor, user: User): Promise<void> {
  const { token, tokenHash } = createToken();
  await inTransaction(async (tx) => {
    const organizationIds = await members.organizationIds(tx, user.id);
    const [home] = organizationIds;
    if (home === undefined) return;
    await userTokens.dropForUser(tx, 'passwordReset', user.id);
    await userTokens.create(tx, {
      tokenHash,
      purpose: 'passwordReset',
      userId: user.id,
      expiresAt: new Date(Date.now() + RESET_MINUTES * MINUTE_MS),
    });
    const locale = isLocale(user.locale) ? user.locale : DEFAULT_LOCALE;
    await queueMail(tx, home, {
      kind: 'passwordReset',
      locale,
      recipient: user.email,
      params: { link: address(locale, `/reset-password/${token}`), minutes: RESET_MINUTES },
    });
    await recordEverywhere(tx, actor, organizationIds, 'password.resetRequested', user.id);
  });
}

/**
 * Whether a link for a new password works; changes nothing.
 *
 * @throws {AppError} LINK_INVALID; RATE_LIMITED after 20 bad links from one client in 10 minutes.
 */
export async function checkPasswordResetLink(actor: Actor, input: LinkInput): Promise<void> {
  authorize(actor, 'door:open');
  await ownerOfLink(actor, input.token);
}

async function ownerOfLink(actor: AnonymousActor, token: string): Promise<string> {
  if (await isExhausted('badLink', actor.ip)) throw new AppError('RATE_LIMITED', 'badLink');
  const found = await userTokens.findUsable(db(), 'passwordReset', hashToken(token));
  if (found?.userId) return found.userId;
  await countTry('badLink', actor.ip);
  throw new AppError('LINK_INVALID', 'password reset');
}

/**
 * Sets a new password by a link that works once, and ends all sessions of the account.
 *
 * @throws {AppError} LINK_INVALID; WEAK_PASSWORD; RATE_LIMITED.
 */
export async function resetPassword(actor: Actor, input: ResetPasswordInput): Promise<void> {
  authorize(actor, 'door:open');
  const userId = await ownerOfLink(actor, input.token);
  const user = await users.findById(db(), userId);
  if (!user) throw new AppError('LINK_INVALID', 'the account is gone');
  const passwordHash = await hashNewPassword(input.password, [user.email, user.name]);
  await inTransaction(async (tx) => {
    if (!(await userTokens.claim(tx, 'passwordReset', hashToken(input.token)))) {
      throw new AppError('LINK_INVALID', 'the link was used meanwhile');
    }
    await storePassword(tx, actor, { user, passwordHash, keepSession: null });
  });
}

/**
 * Changes the own password and ends the account's other sessions.
 *
 * @throws {AppError} WRONG_CREDENTIALS when the present password is wrong; WEAK_PASSWORD; RATE_LIMITED from the 11th
 *   wrong try in 15 minutes.
 */
export async function changePassword(actor: Actor, input: ChangePasswordInput): Promise<void> {
  authorize(actor, 'session:own');
  await countTry('passwordCheck', actor.userId);
  const found = await users.findWithHash(db(), actor.userId);
  if (!found || !(await verifyPassword(found.passwordHash, input.current))) {
    throw new AppError('WRONG_CREDENTIALS', undefined, { current: 'passwordWrong' });
  }
  await forgetTries('passwordCheck', actor.userId);
  const passwordHash = await hashNewPassword(input.password, [found.email, found.name]);
  await inTransaction((tx) =>
    storePassword(tx, actor, { user: found, passwordHash, keepSession: actor.sessionId }),
  );
}

type NewPassword = Readonly<{
  user: Readonly<{ id: string; email: string; locale: string }>;
  passwordHash: string;
  /** The session that stays; null ends all. */
  keepSession: string | null;
}>;

async function storePassword(tx: Tx, actor: Actor, change: NewPassword): Promise<void> {
  const { user, passwordHash, keepSession } = change;
  await users.setPassword(tx, user.id, passwordHash);
  await userTokens.dropForUser(tx, 'passwordReset', user.id);
  await userSessions.revokeAll(tx, user.id, keepSession);
  const organizationIds = await members.organizationIds(tx, user.id);
  const [home] = organizationIds;
  if (home !== undefined) {
    const locale = isLocale(user.locale) ? user.locale : DEFAULT_LOCALE;
    await queueMail(tx, home, { kind: 'passwordChanged', locale, recipient: user.email, params: {} });
  }
  await recordEverywhere(tx, actor, organizationIds, 'password.changed', user.id);
}

async function recordEverywhere(
  tx: Tx,
  actor: Actor,
  organizationIds: readonly string[],
  action: auditEvents.AuditAction,
  userId: string,
): Promise<void> {
  for (const organizationId of organizationIds) {
    await auditEvents.record(tx, organizationId, { actor, action, subjectType: 'user', subjectId: userId });
  }
}

import 'server-only';
import { hashPassword } from '@/lib/auth/password';
import { isCommonPassword } from '@/lib/auth/password-strength';
import { AppError } from '@/lib/core/app-error';

/**
 * The hash of a password somebody chooses now.
 *
 * @param own What others know about the owner; it is no secret.
 * @throws {AppError} WEAK_PASSWORD for one of those that are tried first.
 */
export async function hashNewPassword(password: string, own: readonly string[]): Promise<string> {
  if (isCommonPassword(password, own)) {
    throw new AppError('WEAK_PASSWORD', 'common', { password: 'passwordCommon' });
  }
  return hashPassword(password);
}

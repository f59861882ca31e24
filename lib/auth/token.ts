import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A 256-bit secret for a link or a cookie, and the hash that is all the database ever sees of it. */
export function createToken(): Readonly<{ token: string; tokenHash: string }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

/** SHA-256 (hex): a random 256-bit token needs no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

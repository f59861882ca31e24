import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /⟦([\w-]+)⟧/g;

/** Where a link stood that is spent, or that this server cannot open. */
const HIDDEN = '…';

/**
 * A link as it is stored in the outbox: encrypted with a key that is not in the database, so that a copy of the
 * database opens no door.
 */
export function sealLink(link: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key(), iv);
  const body = Buffer.concat([cipher.update(link, 'utf8'), cipher.final()]);
  return `⟦${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}⟧`;
}

/**
 * The text with its links readable again.
 *
 * @param quote Applied to each link, e.g. to escape it for HTML.
 * @throws {Error} when a link was sealed under another AUTH_SECRET or was altered.
 */
export function openLinks(text: string, quote: (link: string) => string = (link) => link): string {
  return text.replace(SEALED, (_whole, sealed: string) => quote(open(sealed)));
}

/** One sealed link, or null when it was sealed under another AUTH_SECRET. */
export function openLink(sealed: string | null): string | null {
  if (sealed === null) return null;
  try {
    return openLinks(sealed);
  } catch {
    return null;
  }
}

/** The text with every link left out. */
export function hideLinks(text: string): string {
  return text.replace(SEALED, HIDDEN);
}

function open(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'kuusi links in stored mails', KEY_BYTES));
}

import type { Locale } from './locales';
import { NAMESPACES } from './namespaces';
import type { Messages } from './types';

/**
 * All messages of one language, by namespace; read once a process.
 *
 * There is no fallback language: the contract test keeps the three files of a namespace equal in keys,
 * and a key that is missing all the same throws.
 */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale);
  if (known) return known;
  const reading = readMessages(locale);
  loaded.set(locale, reading);
  // What failed once is read again for the next page.
  reading.catch(() => loaded.delete(locale));
  return reading;
}

const loaded = new Map<Locale, Promise<Messages>>();

async function readMessages(locale: Locale): Promise<Messages> {
  const entries = await Promise.all(
    NAMESPACES.map(async (namespace) => {
      const file = (await import(`./messages/${locale}/${namespace}.json`)) as { default: unknown };
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(entries) as Messages;
}

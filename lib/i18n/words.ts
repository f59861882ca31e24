import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import { FORMATS, TIME_ZONE } from './formats';
import { loadMessages } from './load-messages';
import type { Locale } from './locales';
import type { Messages } from './types';

/** A namespace, or a part of one: `report` or `report.figure`. */
export type WordSpace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** What `useTranslations` gives for the same namespace. */
export type Say<N extends WordSpace> = ReturnType<typeof createTranslator<Messages, N>>;

/** The messages of one language outside a page: for files, and for jobs that have no request. */
export type Words = Readonly<{ locale: Locale; say: <N extends WordSpace>(namespace: N) => Say<N> }>;

const loaded = new Map<Locale, Promise<Words>>();

/** The words of a language; read once a process. */
export function loadWords(locale: Locale): Promise<Words> {
  const known = loaded.get(locale) ?? loadMessages(locale).then((messages) => wordsOf(locale, messages));
  loaded.set(locale, known);
  return known;
}

function wordsOf(locale: Locale, messages: Messages): Words {
  // A translator reads each message once and keeps it; a file asks for the same few thousands of times.
  const made = new Map<string, unknown>();
  return {
    locale,
    say: <N extends WordSpace>(namespace: N) => {
      const known = made.get(namespace) ?? translator(locale, messages, namespace);
      made.set(namespace, known);
      // The map holds under each namespace the translator that was made for it.
      return known as Say<N>;
    },
  };
}

function translator<N extends WordSpace>(locale: Locale, messages: Messages, namespace: N): Say<N> {
  return createTranslator<Messages, N>({
    locale,
    messages,
    namespace,
    formats: FORMATS,
    timeZone: TIME_ZONE,
    onError: (error) => {
      throw error;
    },
  });
}

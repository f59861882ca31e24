import { TIME_ZONE } from '@/lib/i18n/formats';
import { type Locale, LOCALE_TAGS } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/mail.json';
import fi from '@/lib/i18n/messages/fi/mail.json';
import sv from '@/lib/i18n/messages/sv/mail.json';
import type { MailRequest } from './kinds';
import { sealLink } from './sealed-link';

const MESSAGES: Readonly<Record<Locale, typeof en>> = { fi, sv, en };

/** A paragraph, or the link that the mail is about. */
type Part = Readonly<{ text: string }> | Readonly<{ link: string; label: string }>;
type Draft = Readonly<{ subject: string; parts: readonly Part[] }>;
type Values = Readonly<Record<string, string | number>>;

export type WrittenMail = Readonly<{ subject: string; text: string; html: string }>;

/**
 * A mail in words: plain text and a simple HTML of the same content. Links are sealed, see {@link sealLink}.
 */
export function writeMail(request: MailRequest, locale: Locale): WrittenMail {
  const { subject, parts } = draft(request, locale);
  const { signature } = MESSAGES[locale];
  const all: readonly Part[] = [...parts, { text: signature }];
  return {
    subject,
    text: `${all.map((part) => ('link' in part ? `${part.label}:\n${part.link}` : part.text)).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>\n${all.map(asHtml).join('\n')}\n</body></html>\n`,
  };
}

function draft(request: MailRequest, locale: Locale): Draft {
  const texts = MESSAGES[locale];
  switch (request.kind) {
    case 'memberInvite': {
      const { organization, days, link } = request.params;
      return compose(texts.memberInvite, { organization, days }, link, ['intro'], ['validity']);
    }
    case 'passwordReset': {
      const { minutes, link } = request.params;
      return compose(texts.passwordReset, { minutes }, link, ['intro'], ['validity', 'unasked']);
    }
    case 'passwordChanged':
      return compose(texts.passwordChanged, {}, null, ['intro', 'unasked'], []);
    case 'candidateInvitation': {
      const { deadline, link, ...rest } = request.params;
      const values = { ...rest, deadline: deadline === null ? '' : inWords(deadline, locale) };
      const after = deadline === null ? ['personal', 'contact'] : ['deadline', 'personal', 'contact'];
      return compose(texts.candidateInvitation, values, link, ['intro', 'duration'], after);
    }
    case 'raterInvitation':
    case 'raterDiscussion':
    case 'observerInvitation': {
      const { deadline, link, ...rest } = request.params;
      const values = { ...rest, deadline: inWords(deadline, locale) };
      const after = ['deadline', 'personal', 'contact'];
      return compose(texts[request.kind], values, link, ['intro', 'duration'], after);
    }
  }
}

function compose(
  texts: Readonly<Record<string, string>>,
  values: Values,
  link: string | null,
  before: readonly string[],
  after: readonly string[],
): Draft {
  const say = (key: string) => fill(texts[key] ?? '', values);
  const paragraphs = (keys: readonly string[]): Part[] => keys.map((key) => ({ text: say(key) }));
  const button: Part[] = link === null ? [] : [{ link: sealLink(link), label: say('action') }];
  return { subject: say('subject'), parts: [...paragraphs(before), ...button, ...paragraphs(after)] };
}

/** Puts values into `{placeholders}`; line breaks and other control characters in a value become spaces. */
function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value).replace(/[\p{Cc}⟦⟧]+/gu, ' ');
  });
}

function inWords(when: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeZone: TIME_ZONE,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(when);
}

function asHtml(part: Part): string {
  if ('link' in part) return `<p><a href="${part.link}">${escapeHtml(part.label)}</a><br>${part.link}</p>`;
  return `<p>${escapeHtml(part.text)}</p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

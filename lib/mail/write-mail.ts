import type { Locale } from '@/lib/i18n/locales';
import en from './texts/en.json';
import fi from './texts/fi.json';
import sv from './texts/sv.json';
import type { MailKind, MailRequest } from './kinds';
import { MAIL_DRAFTS, type MailDraft, type MailTexts } from './mail-drafts';
import { sealLink } from './sealed-link';

const MESSAGES: Readonly<Record<Locale, MailTexts>> = { fi, sv, en };

/** Who signs where no organisation does. */
const PRODUCT = 'Kuusi';

/** A paragraph, or the link that the mail is about. */
type Part = Readonly<{ text: string }> | Readonly<{ link: string; label: string }>;

export type WrittenMail = Readonly<{ subject: string; text: string; html: string }>;

/**
 * A mail in words: plain text and a simple HTML of the same content. Links are sealed, see {@link sealLink}.
 */
export function writeMail<K extends MailKind>(request: MailRequest<K>, locale: Locale): WrittenMail {
  const texts = MESSAGES[locale];
  const draft = MAIL_DRAFTS[request.kind](request.params, texts, locale);
  const own: Readonly<Record<string, string>> = texts[request.kind];
  const say = (key: string) => fill(own[key] ?? texts.ownLink, draft.values);
  const subject = say('subject');
  const signature = fill(texts.signature, { sender: draft.values['organization'] ?? PRODUCT });
  const parts: readonly Part[] = [...partsOf(draft, say), { text: signature }];
  return {
    subject,
    text: `${parts.map((part) => ('link' in part ? `${part.label}:\n${part.link}` : part.text)).join('\n\n')}\n`,
    html: asPage(subject, parts, locale),
  };
}

function partsOf({ before, after, link }: MailDraft, say: (key: string) => string): Part[] {
  const paragraphs = (keys: readonly string[]): Part[] => keys.map((key) => ({ text: say(key) }));
  const button: Part[] = link === null ? [] : [{ link: sealLink(link), label: say('action') }];
  return [...paragraphs(before), ...button, ...paragraphs(after)];
}

/** Puts values into `{placeholders}`; line breaks and other control characters in a value become spaces. */
function fill(text: string, values: MailDraft['values']): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value).replace(/[\p{Cc}⟦⟧]+/gu, ' ');
  });
}

/** Plain HTML that every mail program shows and every screen reader reads: one column, real paragraphs, a real link. */
function asPage(subject: string, parts: readonly Part[], locale: Locale): string {
  return [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head><body>`,
    ...parts.map(asHtml),
    '</body></html>',
    '',
  ].join('\n');
}

function asHtml(part: Part): string {
  if ('link' in part) return `<p><a href="${part.link}">${escapeHtml(part.label)}</a><br>${part.link}</p>`;
  return `<p>${escapeHtml(part.text).replaceAll('\n', '<br>')}</p>`;
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

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import type { MailRequest } from '@/lib/mail/kinds';
import { hideLinks, openLinks, sealLink } from '@/lib/mail/sealed-link';
import { escapeHtml, writeMail } from '@/lib/mail/write-mail';

beforeAll(() => {
  // Reading the environment asks for a database; writing a mail does not use it.
  process.env['DATABASE_URL'] ??= 'postgresql://nobody@127.0.0.1:1/none';
});

const LINK = 'https://kuusi.example.com/fi/join/abc?x=1&y=2';
const invitation = (organization: string): MailRequest => ({
  kind: 'memberInvite',
  params: { organization, link: LINK, days: 7 },
});
const candidate = (deadline: Date | null): MailRequest => ({
  kind: 'candidateInvitation',
  params: { organization: 'Pohjola', jobTitle: 'Myyjä', link: LINK, minutes: 15, deadline, contact: 'Maija' },
});

describe('a mail', () => {
  test.each(LOCALES)('in %s leaves no placeholder and carries its link once in the text', (locale) => {
    const requests: MailRequest[] = [
      invitation('Pohjola'),
      { kind: 'passwordReset', params: { link: LINK, minutes: 60 } },
      { kind: 'passwordChanged', params: {} },
      candidate(new Date('2026-12-24T10:00:00Z')),
      candidate(null),
    ];
    for (const request of requests) {
      const { subject, text, html } = writeMail(request, locale);
      expect(`${subject}${text}${html}`).not.toMatch(/[{}]/);
      expect(text).not.toContain(LINK);
      const count = request.kind === 'passwordChanged' ? 1 : 2;
      expect(openLinks(text).split(LINK)).toHaveLength(count);
    }
  });

  test('names the deadline only when there is one', () => {
    expect(writeMail(candidate(new Date('2026-12-24T10:00:00Z')), 'fi').text).toContain(
      'auki 24. joulukuuta 2026',
    );
    expect(writeMail(candidate(null), 'fi').text).not.toContain('auki');
  });

  test('keeps a subject on one line and markup out of its HTML, whatever a name holds', () => {
    const nasty = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'x\r\nBcc: all@example.com',
        '<script>alert(1)</script>',
        '"><img src=x onerror=1>',
        '{link}',
        '⟦AAAA⟧',
      ),
    );
    fc.assert(
      fc.property(nasty, fc.constantFrom(...LOCALES), (name, locale) => {
        const { subject, html, text } = writeMail(invitation(name), locale);
        expect(subject).not.toMatch(/[\r\n\0]/);
        expect(
          html.replace(/<\/?(?:html|head|body|title|meta|p|a|br)\b[^<>]*>|<!doctype html>/g, ''),
        ).not.toMatch(/[<>]/);
        expect(() => openLinks(text)).not.toThrow();
      }),
    );
  });
});

describe('a sealed link', () => {
  test('opens again, hides, and never looks the same twice', () => {
    const sealed = sealLink(LINK);
    expect(sealed).not.toBe(sealLink(LINK));
    expect(openLinks(`a ${sealed} b`)).toBe(`a ${LINK} b`);
    expect(openLinks(sealed, escapeHtml)).toBe(LINK.replace('&', '&amp;'));
    expect(hideLinks(`a ${sealed} b`)).toBe('a … b');
  });

  test('does not open after a change', () => {
    const sealed = sealLink(LINK);
    const position = 30;
    const other = sealed[position] === 'A' ? 'B' : 'A';
    expect(() => openLinks(sealed.slice(0, position) + other + sealed.slice(position + 1))).toThrow();
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import type { MailDeadline, MailRequest } from '@/lib/mail/kinds';
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
const common = { organization: 'Pohjola', jobTitle: 'Myyjä', contact: 'Maija' };
const helsinki = (at: string) => ({ at: new Date(at), timeZone: 'Europe/Helsinki' });
const candidate = (deadline: MailDeadline | null): MailRequest => ({
  kind: 'candidateInvitation',
  params: { ...common, link: LINK, minutes: 15, deadline },
});
const aboutAttempt = (link: string | null): MailRequest[] => [
  {
    kind: 'candidateReminder',
    params: { ...common, link, minutes: 15, begun: true, deadline: helsinki('2026-12-24T22:00:00Z') },
  },
  {
    kind: 'candidateReminder',
    params: { ...common, link, minutes: 15, begun: false, deadline: helsinki('2026-12-24T22:00:00Z') },
  },
  { kind: 'deadlineExtended', params: { ...common, link, deadline: helsinki('2026-12-24T22:00:00Z') } },
  { kind: 'answersReceived', params: { ...common, link, receipt: '7F3A-9Q2M', reportNow: true } },
  { kind: 'answersReceived', params: { ...common, link, receipt: '7F3A-9Q2M', reportNow: false } },
  { kind: 'reportReady', params: { ...common, link } },
  { kind: 'requestAnswered', params: { ...common, link } },
];

describe('a mail', () => {
  test.each(LOCALES)('in %s leaves no placeholder and carries its link once in the text', (locale) => {
    const withLink: MailRequest[] = [
      invitation('Pohjola'),
      { kind: 'passwordReset', params: { link: LINK, minutes: 60 } },
      candidate(helsinki('2026-12-24T10:00:00Z')),
      candidate(null),
      ...aboutAttempt(LINK),
    ];
    const without: MailRequest[] = [
      { kind: 'passwordChanged', params: {} },
      { kind: 'invitationCancelled', params: common },
      ...aboutAttempt(null),
    ];
    for (const request of [...withLink, ...without]) {
      const { subject, text, html } = writeMail(request, locale);
      expect(`${subject}${text}${html}`).not.toMatch(/[{}]|undefined/);
      expect(text).not.toContain(LINK);
      const count = withLink.includes(request) ? 2 : 1;
      expect(openLinks(text).split(LINK), request.kind).toHaveLength(count);
      expect(text.split('\n\n').every((paragraph) => paragraph.trim() !== '')).toBe(true);
    }
  });

  test.each(LOCALES)('in %s that cannot carry the link says where it is', (locale) => {
    const own = { fi: 'samasta linkistä', sv: 'samma länk', en: 'same link' }[locale];
    for (const request of aboutAttempt(null)) expect(writeMail(request, locale).text).toContain(own);
    for (const request of aboutAttempt(LINK)) expect(writeMail(request, locale).text).not.toContain(own);
  });

  test('says a deadline as the last whole day, on the candidate’s own clock', () => {
    const fi = (at: string, timeZone = 'Europe/Helsinki') =>
      writeMail(candidate({ at: new Date(at), timeZone }), 'fi').text;
    expect(fi('2026-12-24T22:00:00Z')).toContain(
      'auki 24. joulukuuta 2026, vuorokauden loppuun asti (Suomen aikaa)',
    );
    expect(fi('2026-12-25T05:00:00Z', 'America/New_York')).toContain(
      'auki 24. joulukuuta 2026, vuorokauden loppuun asti (Yhdysvaltain itäinen aika)',
    );
    // A deadline in the middle of a day is said with its hour.
    expect(fi('2026-12-24T10:00:00Z')).toContain('auki 24. joulukuuta 2026 klo 12.00 asti (Suomen aikaa)');
  });

  test('names the deadline only when there is one', () => {
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

import 'server-only';
import { loadConsent } from '@/lib/content/load';
import type { OwnTable } from '@/lib/db/repositories/own-data';
import { formatDateTime, formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { Say, Words } from '@/lib/i18n/words';
import { reportModelSchema } from '@/lib/validation/report';
import { escapeHtml as text } from '@/lib/mail/write-mail';
import type { AttemptReading, OwnDataReading } from './own-data-reading';

export type OwnDataContents = Readonly<{
  tables: readonly OwnTable[];
  reading: OwnDataReading;
  words: Words;
  madeAt: Date;
}>;

type Row = OwnTable['rows'][number];
type Page = Omit<OwnDataContents, 'words'> &
  Readonly<{ locale: Locale; t: Say<'ownData'>; scaleName: Say<'scales.names'> }>;

/** A page that opens without a network in any browser: what a person would want to read first, then every row. */
export function ownDataPage(contents: OwnDataContents): string {
  const { locale, say } = contents.words;
  const { reading } = contents;
  const page: Page = { ...contents, locale, t: say('ownData'), scaleName: say('scales.names') };
  const { t } = page;
  const intro = t('intro', {
    organization: reading.organizationName,
    time: formatDateTime(locale, contents.madeAt),
  });
  return [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${text(t('title'))}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${text(t('title'))}</h1>`,
    p(intro),
    p(t('json')),
    who(page),
    ...reading.attempts.map((attempt) => ofAttempt(page, attempt)),
    mails(page),
    everyRow(page),
    '</main></body></html>',
    '',
  ].join('\n');
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b2a24;background:#fff}main{max-width:60rem;margin:0 auto;padding:1.5rem}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #d8ddd8;overflow-wrap:anywhere}' +
  'h2{margin-top:2.5rem}.words{white-space:pre-wrap}';

const p = (line: string) => `<p>${text(line)}</p>`;
const typed = (line: string) => `<p class="words">${text(line)}</p>`;
const h2 = (line: string) => `<h2>${text(line)}</h2>`;
const h3 = (line: string) => `<h3>${text(line)}</h3>`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const header = head.map((cell) => `<th scope="col">${text(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${header}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function rowsOf({ tables }: Page, name: string, attemptId?: string): readonly Row[] {
  const rows = tables.find((each) => each.table === name)?.rows ?? [];
  return attemptId === undefined ? rows : rows.filter((row) => row['attemptId'] === attemptId);
}

/** A stored value as text; times in the reader's language. */
function shown(value: unknown, { t, locale }: Page): string {
  if (value === null || value === undefined || value === '') return t('none');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'string') return isTime(value) ? formatDateTime(locale, new Date(value)) : value;
  return JSON.stringify(value);
}

const isTime = (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);

function who(page: Page): string {
  const { t } = page;
  const rows = rowsOf(page, 'Candidate').map((row) => [
    shown(row['name'], page),
    shown(row['email'], page),
    shown(row['locale'], page),
  ]);
  return h2(t('who')) + table([t('name'), t('email'), t('language')], rows);
}

function ofAttempt(page: Page, attempt: AttemptReading): string {
  const { t } = page;
  return [
    h2(t('attempt', { job: attempt.jobTitle })),
    p(`${t('reference')}: ${attempt.receipt}`),
    consents(page, attempt),
    answers(page, attempt),
    ...rowsOf(page, 'Report', attempt.id).map((row) => report(page, row)),
    requests(page, attempt),
    ...decisions(page, attempt),
  ].join('\n');
}

const CONSENT_ACTIONS = ['given', 'refused', 'withdrawn'] as const;

function consents(page: Page, { id }: AttemptReading): string {
  const { t } = page;
  const lines = rowsOf(page, 'ConsentRecord', id).map((row) => {
    const version = shown(row['consentVersion'], page);
    const language = shown(row['locale'], page);
    const action = CONSENT_ACTIONS.find((known) => known === row['action']);
    if (!action) return '';
    const line = t('consentLine', {
      action: t(`actions.${action}`),
      time: shown(row['at'], page),
      version,
      locale: language,
    });
    return p(line) + wording(t('wording'), version, language);
  });
  return h3(t('consents')) + (lines.join('') || p(t('none')));
}

/** What was read, in the language in which it was read. */
function wording(summary: string, version: string, locale: string): string {
  if (!isLocale(locale)) return '';
  const { title, introduction, sections, agreement } = loadConsent(Number(version), locale);
  const parts = sections.map(
    ({ heading, paragraphs }) => `<h4>${text(heading)}</h4>${paragraphs.map(p).join('')}`,
  );
  return `<details><summary>${text(summary)}</summary><div lang="${locale}"><h4>${text(title)}</h4>${p(introduction)}${parts.join('')}${p(agreement.statement)}</div></details>`;
}

function answers(page: Page, { id, statements, options }: AttemptReading): string {
  const { t } = page;
  const given = new Map(rowsOf(page, 'Answer', id).map((row) => [row['itemId'], row['value']]));
  if (given.size === 0) return h3(t('answers')) + p(t('noAnswers'));
  const rows = statements.map((statement) => {
    const value = given.get(statement.id);
    const label = typeof value === 'number' ? (options.get(value) ?? String(value)) : null;
    return [statement.text, label ?? (given.has(statement.id) ? t('skipped') : t('none'))];
  });
  return h3(t('answers')) + table([t('statement'), t('answer')], rows);
}

function report(page: Page, row: Row): string {
  const { t, locale, scaleName } = page;
  const parsed = reportModelSchema.safeParse(row['result']);
  if (!parsed.success) return '';
  const { scales, fit, versions } = parsed.data;
  const rows = scales.flatMap((scale) => {
    if (scale.status === 'excluded') return [];
    const { key, weightPercent, targetLower, targetUpper } = scale;
    const target =
      targetUpper === null
        ? `≥ ${formatNumber(locale, targetLower)}`
        : formatRange(locale, targetLower, targetUpper);
    const [score, interval] =
      scale.status === 'scored'
        ? [formatNumber(locale, scale.t), formatRange(locale, ...scale.interval90)]
        : [t('none'), t('none')];
    return [[scaleName(key), score, interval, target, formatPercent(locale, weightPercent)]];
  });
  const whole =
    fit.status === 'fitted'
      ? `${t('fit')}: ${formatNumber(locale, fit.shown)} (${formatRange(locale, ...fit.interval90)})`
      : t('noFit');
  return [
    h3(t('report')),
    p(whole),
    versions.norm.provisional ? p(t('provisional')) : '',
    table([t('scale'), t('score'), t('interval'), t('target'), t('weight')], rows),
  ].join('');
}

function requests(page: Page, { id }: AttemptReading): string {
  const { t } = page;
  const parts = rowsOf(page, 'CandidateRequest', id).map((row) =>
    [
      p(`${shown(row['kind'], page)}, ${shown(row['createdAt'], page)}`),
      typed(`${t('yourWords')}: ${shown(row['text'], page)}`),
      row['handledAt'] === null ? p(t('open')) : typed(`${t('theirAnswer')}: ${shown(row['answer'], page)}`),
    ].join(''),
  );
  return parts.length === 0 ? '' : h3(t('requests')) + parts.join('');
}

function decisions(page: Page, { id }: AttemptReading): readonly string[] {
  const rows = rowsOf(page, 'CandidateDecision', id);
  if (rows.length === 0) return [];
  const lines = rows.map((row) => [
    shown(row['decidedAt'], page),
    shown(row['choice'], page),
    shown(row['reason'], page),
    shown(row['toCandidate'], page),
  ]);
  return [h3(page.t('decisions')), table(['decidedAt', 'choice', 'reason', 'toCandidate'], lines)];
}

function mails(page: Page): string {
  const { t } = page;
  const parts = rowsOf(page, 'OutboxMail').map(
    (row) =>
      h3(`${shown(row['createdAt'], page)}: ${shown(row['subject'], page)}`) +
      typed(shown(row['text'], page)),
  );
  return parts.length === 0 ? '' : h2(t('mails')) + p(t('linksHidden')) + parts.join('');
}

/** Table by table, column by column: nothing is left out of what the data file holds. */
function everyRow(page: Page): string {
  const { t, tables } = page;
  const parts = tables.flatMap(({ table: name, rows }) => {
    const [first] = rows;
    if (!first) return [];
    const columns = Object.keys(first);
    const cells = rows.map((row) => columns.map((column) => shown(row[column], page)));
    return [`<details><summary>${text(name)} (${rows.length})</summary>${table(columns, cells)}</details>`];
  });
  return h2(t('rows')) + p(t('rowsIntro')) + parts.join('\n');
}

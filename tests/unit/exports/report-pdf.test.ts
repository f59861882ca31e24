// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { loadNarratives } from '@/lib/content/load';
import { reportPaper } from '@/lib/exports/report/report-paper';
import type { Locale } from '@/lib/i18n/locales';
import { loadWords } from '@/lib/i18n/words';
import { writePaper } from '@/lib/pdf/write-paper';
import { nodesOf, readPdf, textOf } from '../../support/read-pdf';
import { RATER_NAME, reportPage, sampleReport, UNEVEN } from '../report-page/sample';

// The document of this environment brings arrays of its own, which files of fonts are not.
vi.stubGlobal('Uint8Array', Object.getPrototypeOf(Buffer));

/** Of the table of scores. */
const COLUMNS = 7;

type Sample = ReturnType<typeof sampleReport>;

async function paperOf(report: Sample, locale: Locale) {
  const printed = {
    ...report,
    personName: 'Iida Saarela',
    organization: 'Kaarna',
    job: { title: report.profile.title, version: report.job.version },
    answeredIn: report.locale,
    submittedAt: null,
    isReplaced: false,
  };
  return reportPaper(printed, await loadWords(locale), loadNarratives(1, locale));
}
const pdfOf = async (report: Sample, locale: Locale) =>
  readPdf(await writePaper(await paperOf(report, locale)));

/** Without spaces: where a line ends is the business of the page and of the sheet. */
const squeezed = (text: string) => text.replace(/\s+/g, '');
const said = (element: Element) => squeezed(element.textContent ?? '');

async function pageOf(report: Sample, locale: Locale): Promise<Document> {
  const page = new DOMParser().parseFromString(await reportPage(report, { locale }), 'text/html');
  // What can be pressed is not on paper, nor who opened the page.
  const readers = (await loadWords(locale)).say('report.readers')('title');
  for (const part of page.querySelectorAll('form, summary, .no-print')) part.remove();
  for (const part of page.querySelectorAll('section')) {
    if (part.querySelector('h2')?.textContent === readers) part.remove();
  }
  return page;
}

describe.each(['fi', 'sv', 'en'] as const)('a report as PDF in %s', (locale) => {
  test('has the table of its page, cell by cell', async () => {
    const report = sampleReport(UNEVEN, { upper: true });
    const page = await pageOf(report, locale);
    const shown = [...page.querySelectorAll('figure table tr')].map((row) =>
      [...row.children].map((cell) => said(cell) || '–'),
    );
    const pdf = await pdfOf(report, locale);
    const rows = nodesOf(pdf.nodes, 'TR')
      .filter(({ children }) => children.length === COLUMNS)
      .map((row) => row.children.map((cell) => squeezed(textOf(cell))));
    expect(rows).toEqual(shown);
    expect(rows.length).toBe(8);
  });

  test('says every sentence of its page', async () => {
    const report = sampleReport(UNEVEN, { excluded: ['salesConfidence'] });
    const page = await pageOf(report, locale);
    const pdf = await pdfOf(report, locale);
    const all = squeezed(pdf.nodes.map(textOf).join(' '));
    const sentences = [
      ...page.querySelectorAll('.lead .say, .meanings p, .plain-list li, .note p, .two h3 ~ p'),
    ];
    expect(sentences.length).toBeGreaterThan(15);
    for (const sentence of sentences) expect(all).toContain(said(sentence));
  });
});

describe('a report as PDF', () => {
  test('has the structure that a screen reader needs', async () => {
    const pdf = await pdfOf(sampleReport(UNEVEN), 'en');
    expect(pdf).toMatchObject({ lang: 'en-GB', marked: true });
    expect(nodesOf(pdf.nodes, 'H1').map(textOf)).toEqual(['Iida Saarela']);
    const [figure] = nodesOf(pdf.nodes, 'Figure');
    expect(figure?.alt).toMatch(
      /^Iida Saarela .*Stress tolerance: \d+, 90% interval \d+–\d+; target at least \d+/,
    );
    expect(nodesOf(pdf.nodes, 'H2').length).toBeGreaterThan(6);
    expect(nodesOf(pdf.nodes, 'TH').length).toBeGreaterThan(20);
  });

  test('holds no name in its title, file data or foot', async () => {
    const paper = await paperOf(sampleReport(UNEVEN), 'fi');
    expect(`${paper.title} ${paper.footer}`).not.toContain('Iida');
    expect((await readPdf(await writePaper(paper))).title).not.toContain('Iida');
  });

  test('knows raters by number and kind, whoever takes it', async () => {
    const report = { ...sampleReport(UNEVEN), raterNames: new Map([['x', RATER_NAME]]) };
    const pdf = await pdfOf(report, 'en');
    expect(pdf.text).toContain('rater 1, HR');
    expect(pdf.text).not.toContain(RATER_NAME);
  });

  test('without a fit says why, and shows no number in its place', async () => {
    const report = sampleReport((item, index) =>
      item.scale === 'integrity' && index % 2 === 0 ? null : UNEVEN(item, index),
    );
    const pdf = await pdfOf(report, 'en');
    const total = nodesOf(pdf.nodes, 'TR')
      .map((row) => row.children.map(textOf))
      .find(([first]) => first === 'Fit');
    expect(pdf.text).toContain('Integrity');
    expect(total?.slice(1, 3)).not.toContain(expect.stringMatching(/\d/));
    expect(nodesOf(pdf.nodes, 'Figure')[0]?.alt).toMatch(/Integrity: no score/);
  });

  test('names what is set by hand and what is left out', async () => {
    const pdf = await pdfOf(sampleReport(UNEVEN, { excluded: ['salesConfidence'] }), 'en');
    expect(pdf.text.replace(/\s+/g, ' ')).toContain('Sales confidence: Nothing is sold in this job');
    const alt = nodesOf(pdf.nodes, 'Figure')[0]?.alt ?? '';
    expect(alt).not.toContain('Sales confidence');
  });
});

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { wordsOf } from './fixtures/words';
import { nodesOf, readPdf, textOf } from '../support/read-pdf';

const t = wordsOf('fi');

/** Presses a link of a file and gives what came. */
async function taken(page: Page, link: string): Promise<Readonly<{ name: string; bytes: Buffer }>> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a recruiter takes a list and a report out, with the numbers of the page', async ({
  page,
  enter,
  seed,
}) => {
  await enter(seed.members.RECRUITER);
  const { reportId, name } = seed.reports.ordinary;
  await page.goto(`/fi/reports/${reportId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const fit = await page.locator('.lead .big').textContent();
  const file = await taken(page, t('exports.reportPdf'));
  expect(file.name).toMatch(/^report-[a-z0-9-]+\.pdf$/);
  const pdf = await readPdf(new Uint8Array(file.bytes));
  expect(nodesOf(pdf.nodes, 'H1').map(textOf)).toEqual([name]);

  await page.goto(`/fi/assessments/${seed.assessmentId}/export`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('exports.title'));
  // Raw answers are for administrators.
  await expect(page.getByText(t('exports.answers.title'))).toHaveCount(0);
  const csv = (await taken(page, t('exports.csv'))).bytes.toString('utf8');
  const [head = '', ...rows] = csv.replace('\uFEFF', '').split('\r\n');
  const row = rows.find((each) => each.includes(name))?.split(';') ?? [];
  expect(row[head.split(';').indexOf(t('exports.columns.fit.name'))]).toBe(fit);
});

test('the dossier is the same on the page and as PDF', async ({ page, enter, seed }) => {
  await enter(seed.members.HR);
  await page.goto(`/fi/roles/${seed.jobRoleId}/versions/1/dossier`);
  const headings = await page.getByRole('main').getByRole('heading').allTextContents();
  const file = await taken(page, t('dossier.pdf'));
  const pdf = await readPdf(new Uint8Array(file.bytes));
  const read = ['H1', 'H2', 'H3'].flatMap((role) => nodesOf(pdf.nodes, role));
  expect(read).toHaveLength(headings.length);
  // A heading may go over two lines; no sign stands for the space between them.
  const solid = (text = '') => text.replaceAll(/\s/g, '');
  expect(nodesOf(pdf.nodes, 'H1').map((node) => solid(textOf(node)))).toEqual([solid(headings[0])]);
});

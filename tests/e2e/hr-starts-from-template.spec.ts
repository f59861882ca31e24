import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, test } from './fixtures';
import {
  publishButton,
  publishVersion,
  ratingCell,
  ROLE_PAGE,
  saved,
  stepRows,
  weightsBeside,
} from './fixtures/role-editor';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const LONG_TEST_MS = 180_000;
const SCALES = [
  'carefulness',
  'salesConfidence',
  'serviceOrientation',
  'socialConfidence',
  'stressTolerance',
  'integrity',
] as const;

test.use({ viewport: { width: 1440, height: 900 } });

/** The rows of the spreadsheet that the page gives, by heading. */
async function rowsOfExport(page: Page): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('sheet.export.csv') }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  return Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

/** As somebody rates in a spreadsheet program: each step needs one scale most. */
function rated(row: Record<string, string>, index: number): Record<string, string> {
  const needed = SCALES[index % SCALES.length];
  return {
    ...row,
    [t('sheet.columns.frequency')]: String(1 + (index % 6)),
    [t('sheet.columns.loss')]: String(index % 5),
    [t('sheet.columns.gain')]: String((index + 2) % 5),
    ...Object.fromEntries(
      SCALES.map((scale) => [`${t(`scales.names.${scale}`)} (0–3)`, scale === needed ? '3' : '0']),
    ),
  };
}

test('a job from a template stays a draft until its own people have rated every step', async ({
  page,
  enter,
  newOrganization,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const { members } = await newOrganization();
  await enter(members.HR);
  await page.goto('/fi/roles/new');
  const templates = page.getByRole('table', { name: t('templates.caption') });
  const link = templates.getByRole('row').nth(1).getByRole('link');
  const title = (await link.innerText()).trim();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('button', { name: t('templates.preview.make'), exact: true }).click();
  await expect(page).toHaveURL(ROLE_PAGE);
  const role = page.url();

  // Nothing of the template is a rating: no weights, no way to publish, and the page says what is missing.
  await expect(page.getByText(t('roles.template.title', { title }))).toBeVisible();
  await expect(page.getByText(t('roles.problems.templateNotRated'))).toBeVisible();
  await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(t('roles.weights.none.noCriticalStep'))).toBeVisible();
  await expect(ratingCell(page, 'frequency', 1)).toHaveValue('');
  const steps = await stepRows(page).count();
  expect(steps).toBeGreaterThanOrEqual(20);

  // All steps but the last are rated in a spreadsheet.
  await page.goto(`${role}/sheet`);
  const rows = await rowsOfExport(page);
  expect(rows).toHaveLength(steps);
  const filled = rows.map((row, index) => (index === steps - 1 ? row : rated(row, index)));
  await page.getByLabel(t('sheet.import.file')).setInputFiles({
    name: 'arviot.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${Papa.unparse(filled, { delimiter: ';' })}`),
  });
  await page.getByRole('button', { name: t('sheet.import.look'), exact: true }).click();
  await page.getByRole('button', { name: t('sheet.preview.apply'), exact: true }).click();
  await page.getByRole('link', { name: t('sheet.back'), exact: true }).click();
  await expect(page).toHaveURL(role);
  await expect(page.getByText(t('roles.template.body', { rated: steps - 1, of: steps }))).toBeVisible();
  await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');

  // The last one by hand; then the lock opens and the profile can be published.
  await ratingCell(page, 'frequency', steps).focus();
  for (const digit of '531000002') {
    await page.keyboard.press(digit);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByText(t('roles.template.open', { title }))).toBeVisible();
  await expect(page.getByText(t('roles.problems.none'))).toBeVisible();
  await expect(saved(page)).toBeVisible();
  expect((await weightsBeside(page)).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  await publishVersion(page, 1);
});

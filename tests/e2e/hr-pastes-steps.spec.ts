import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { ratingCell, saved, stepRows, titleCell } from './fixtures/role-editor';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);

test.use({ viewport: { width: 1440, height: 900 } });

const HEAD = [
  t('sheet.columns.title'),
  t('sheet.columns.stage'),
  t('sheet.columns.customerNotices'),
  t('sheet.columns.frequency'),
  'Huomioita',
];
const asPasted = (rows: readonly (readonly string[])[]) =>
  [HEAD, ...rows].map((row) => row.join('\t')).join('\n');

async function look(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.getByLabel(t('sheet.import.paste'), { exact: true }).fill(asPasted(rows));
  await page.getByRole('button', { name: t('sheet.import.look'), exact: true }).click();
}

const bring = (page: Page) => page.getByRole('button', { name: t('sheet.preview.apply'), exact: true });

test('pasted rows are looked at, corrected, brought in at once and taken back at once', async ({
  page,
  enter,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { jobRoleId, steps } = await workshop.smallRole(members.HR);
  await enter(members.HR);
  const role = `/fi/roles/${jobRoleId}`;
  await page.goto(`${role}/sheet`);
  const good = ['Kiittää odottamisesta', 'Contact', 'Tulee nähdyksi', '5', ''];
  const other = ['Kertoo, mitä seuraavaksi tapahtuu', 'Jälkihoito', 'Tietää, mitä odottaa', '4', ''];

  // Each fault is named with its row and column, and there is nothing to confirm.
  await look(page, [good, ['Kiittää lopuksi', 'Contact', '', '9', 'x'], ['', 'Contact', '', '2', '']]);
  await expect(
    page.getByRole('heading', { name: t('sheet.preview.errorsTitle', { count: 2 }) }),
  ).toBeVisible();
  const fault = (row: number, column: string, code: string) =>
    page.getByText(
      t('sheet.preview.errorAt', {
        row,
        column: t(`sheet.columns.${column}`),
        message: t(`sheet.errors.${code}`),
      }),
      { exact: true },
    );
  await expect(fault(3, 'frequency', 'outOfRange')).toBeVisible();
  await expect(fault(4, 'title', 'required')).toBeVisible();
  await expect(bring(page)).toHaveCount(0);
  // What was pasted is still there to be corrected.
  await expect(page.getByLabel(t('sheet.import.paste'), { exact: true })).toHaveValue(/Kiittää lopuksi/);

  // Corrected, it still changes nothing until it is confirmed.
  await look(page, [good, other]);
  await expect(page.getByText(t('sheet.preview.newSteps', { count: 2 }), { exact: true })).toBeVisible();
  await expect(
    page.getByText(t('sheet.preview.newStages', { stages: 'Jälkihoito' }), { exact: true }),
  ).toBeVisible();
  await expect(
    page.getByText(t('sheet.preview.ignored', { columns: 'Huomioita' }), { exact: true }),
  ).toBeVisible();
  const untouched = await page.context().newPage();
  await untouched.goto(role);
  await expect(stepRows(untouched)).toHaveCount(steps);
  await untouched.close();
  await bring(page).click();
  await page.getByRole('link', { name: t('sheet.back'), exact: true }).click();
  await expect(stepRows(page)).toHaveCount(steps + 2);
  await expect(titleCell(page, steps + 2)).toHaveValue(other[0] ?? '');

  // One undo takes the whole import back, for good.
  await page.getByRole('button', { name: t('roles.head.undo'), exact: true }).click();
  await expect(stepRows(page)).toHaveCount(steps);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(stepRows(page)).toHaveCount(steps);
});

for (const format of ['csv', 'xlsx'] as const) {
  test(`what was taken out as ${format} changes nothing when it comes back`, async ({
    page,
    enter,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { jobRoleId, steps } = await workshop.smallRole(members.HR);
    await enter(members.HR);
    await page.goto(`/fi/roles/${jobRoleId}/sheet`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t(`sheet.export.${format}`) }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    const file = test.info().outputPath(`steps.${format}`);
    await download.saveAs(file);
    await page.getByLabel(t('sheet.import.file')).setInputFiles(file);
    await page.getByRole('button', { name: t('sheet.import.look'), exact: true }).click();
    await expect(page.getByText(t('sheet.preview.nothing'), { exact: true })).toBeVisible();
    await expect(
      page.getByText(t('sheet.preview.unchanged', { count: steps }), { exact: true }),
    ).toBeVisible();
    await expect(bring(page)).toHaveCount(0);
    await page.goto(`/fi/roles/${jobRoleId}`);
    await expect(ratingCell(page, 'frequency', 1)).toHaveValue('6');
  });
}

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { memberCookie } from './fixtures/cookies';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const LONG_TEST_MS = 180_000;
const NOTE = 'Soitti asiakkaalle takaisin ja korjasi laskun';

/** Chooses the same mark for every answer, by its place among the anchors. */
async function markAll(page: Page, place: number): Promise<void> {
  const groups = page.locator('fieldset.anchors');
  for (const group of await groups.all()) await group.getByRole('radio').nth(place).check();
}

const handIn = (page: Page) =>
  page.getByRole('button', { name: t('interview.sheet.submit'), exact: true }).click();

test('two interviewers rate blind, see each other’s ratings together and agree', async ({
  page,
  baseURL,
  enter,
  newContext,
  newOrganization,
  workshop,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const { members } = await newOrganization();
  const name = 'Iida Saarela';
  const { reportId } = await workshop.submittedReport(members.HR, name);
  const address = `/fi/reports/${reportId}/interview`;
  await enter(members.HR);
  const context = await newContext({ javaScriptEnabled: false });
  await context.addCookies([memberCookie(members.RECRUITER, baseURL)]);
  const second = await context.newPage();

  await page.goto(`/fi/reports/${reportId}`);
  await page
    .getByRole('link', { name: t('interview.summary.link') })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await page.getByRole('checkbox', { name: members.RECRUITER.name }).check();
  await page.getByRole('button', { name: t('interview.start.submit'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('interview.sheet.title') })).toBeVisible();

  // What is typed is stored by itself and survives a reload.
  await page.locator('textarea[name^="note."]').first().fill(NOTE);
  await expect(page.getByText(t('interview.sheet.state.saved'), { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator('textarea[name^="note."]').first()).toHaveValue(NOTE);

  await handIn(page);
  await expect(page.getByText(t('common.errorSummaryTitle'))).toBeVisible();
  await expect(page.locator('textarea[name^="note."]').first()).toHaveValue(NOTE);
  await markAll(page, 3);
  await handIn(page);
  await expect(page.getByText(t('interview.sheet.doneTitle'))).toBeVisible();

  // The other one sees nothing of it, and works without a script.
  await second.goto(address);
  await expect(second.getByRole('heading', { level: 1 })).toContainText(name);
  expect(await second.content()).not.toContain(NOTE);
  await markAll(second, 1);
  await handIn(second);
  await expect(second.getByRole('heading', { name: t('interview.result.title') })).toBeVisible();
  await expect(second.getByText(t('interview.result.talk')).first()).toBeVisible();
  expect(await second.content()).toContain(NOTE);

  await page.reload();
  await page.locator('.iq-scales summary').first().click();
  const form = page.locator('.iq-scales form').first();
  await form.getByRole('radio').nth(2).check();
  await form.getByLabel(t('interview.scales.note')).fill('Esimerkit olivat selviä, yksi jäi kesken');
  await form.getByRole('button', { name: t('interview.scales.submit') }).click();
  await expect(page.getByText(t('interview.scales.agreed', { rating: 3 }))).toBeVisible();

  await page.goto(`/fi/reports/${reportId}`);
  await expect(page.getByText(t('interview.summary.joint', { rating: 3 }))).toBeVisible();
  await expect(page.getByText(t('interview.summary.notFit'))).toBeVisible();
});

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { enterAsCandidate, expect, test } from './fixtures';
import { memberCookie } from './fixtures/cookies';
import { TakePage } from './fixtures/take';
import { consentOf, wordsOf } from './fixtures/words';

const t = wordsOf('fi');
const COMMENT = 'En tunnista itseäni tästä.';
const QUESTION = 'Vastasin kiireessä bussissa.';
const ANSWER = 'Kävimme tuloksen läpi kahdestaan, ja kirjasimme huomiosi.';
const ADVANCE_MS = 900;
const ZIP_SIGNATURE = 'PK';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the own report, a comment, a request with its answer, the own data and withdrawing', async ({
    page,
    context,
    newContext,
    newOrganization,
    workshop,
    baseURL,
  }) => {
    const { members } = await newOrganization();
    const { reportId, session } = await workshop.finishedCandidate(members.HR, 'Iida Saarela');
    await enterAsCandidate(context, session, baseURL);

    await page.goto('/take');
    await expect(heading(page, t('take.receipt.title'))).toBeVisible();
    await expect(page.getByText(t('own.home.unread'))).toBeVisible();
    await page.getByRole('link', { name: t('own.home.report') }).click();
    await expect(heading(page, t('own.report.title'))).toBeVisible();
    await expect(page.getByText(t('own.report.provisionalTitle'))).toBeVisible();
    const own = (await page.getByRole('img').first().getAttribute('aria-label')) ?? '';
    const [, score = '', interval = ''] = /tuloksesi (\d+), väli (\d+–\d+)/.exec(own) ?? [];
    expect(own, 'the figure says score and interval').toMatch(/tuloksesi \d+, väli \d+–\d+/);
    await page.locator('#comment-text').fill(COMMENT);
    await page.getByRole('button', { name: t('own.requests.kinds.comment.button') }).click();
    await expect(page.getByText(t('own.requests.done'))).toBeVisible();
    await page.locator('#humanReview-text').fill(QUESTION);
    await page.getByRole('button', { name: t('own.requests.kinds.humanReview.button') }).click();
    await expect(page.getByText(QUESTION)).toBeVisible();

    const desk = await (await newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await desk.context().addCookies([memberCookie(members.RECRUITER, baseURL)]);
    await desk.goto(`/fi/reports/${reportId}`);
    await expect(desk.getByText(COMMENT)).toBeVisible();
    const figures = desk.locator('.tbl').first();
    await expect(figures).toContainText(score);
    await expect(figures).toContainText(interval);
    await desk.getByRole('link', { name: new RegExp(`^${t('nav.requests')}`) }).click();
    await desk.getByRole('link', { name: t('requests.kinds.humanReview') }).click();
    await expect(desk.getByText(QUESTION)).toBeVisible();
    await desk.getByRole('button', { name: t('requests.take') }).click();
    // The next page is there, and not only the last one gone.
    await expect(
      desk.getByText(t('requests.states.taken', { name: members.RECRUITER.name })).first(),
    ).toBeVisible();
    await expect(desk.getByRole('button', { name: t('requests.take') })).toHaveCount(0);
    await page.goto('/take/requests');
    await expect(page.getByText(t('own.requests.states.taken'))).toBeVisible();
    await desk.getByLabel(t('requests.answerLabel')).fill(ANSWER);
    await desk.getByRole('button', { name: t('requests.send') }).click();
    await expect(desk).toHaveURL(/\/fi\/requests$/);

    await page.goto('/take/requests');
    await expect(page.getByText(ANSWER)).toBeVisible();
    await expect(page.getByText(members.RECRUITER.name)).toBeVisible();
    await page.goto('/take/receipt');
    await expect(page.getByText(t('own.home.unread'))).toHaveCount(0);

    await page.goto('/take/data');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t('own.data.button') }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe(ZIP_SIGNATURE);

    const { withdrawal } = consentOf('fi');
    await page.goto('/take/withdraw');
    await page.getByRole('button', { name: withdrawal.button }).click();
    await expect(heading(page, t('take.closed.withdrawnTitle'))).toBeVisible();
    await page.goto('/take/report');
    await expect(heading(page, t('own.report.withdrawnTitle'))).toBeVisible();
    await desk.goto(`/fi/reports/${reportId}`);
    await expect(desk.getByText(COMMENT)).toHaveCount(0);
    await expect(desk.locator('.tbl')).toHaveCount(0);
  });
});

test('moving on by itself is asked for, and never follows an arrow; digits can be switched off', async ({
  page,
  workshop,
  beginAnswering,
}) => {
  const { session } = await beginAnswering();
  const take = new TakePage(page);
  await page.goto('/take/1');
  await page.getByText(t('take.statement.pace')).click();
  await take.option(1).focus();
  await page.keyboard.press('3');
  await expect(take.option(3)).toBeChecked();
  await take.expectSaved();
  await expect(page).toHaveURL(/\/take\/1$/);

  await page.getByLabel(t('take.statement.autoAdvance')).check();
  await take.option(3).focus();
  await page.keyboard.press('ArrowDown');
  await expect(take.option(4)).toBeChecked();
  // Proof that nothing happens takes the time in which it would.
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), ADVANCE_MS);
  await expect(page).toHaveURL(/\/take\/1$/);
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\/take\/2$/);
  await expect(take.option(1)).toBeFocused();
  await page.keyboard.press('5');
  await expect(page).toHaveURL(/\/take\/3$/);
  await page.getByText(take.options[1] ?? '', { exact: true }).click();
  await expect(page).toHaveURL(/\/take\/4$/);
  await expect(take.statement).toBeFocused();

  await page.getByLabel(t('take.statement.numberKeys')).uncheck();
  await take.option(1).focus();
  await page.keyboard.press('4');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect
    .poll(async () => Object.values(await workshop.storedAnswers(session)).sort())
    .toEqual([2, 4, 5]);
});

test('the statement to try is never sent, and large text follows to another device', async ({
  page,
  newContext,
  workshop,
  beginAnswering,
}) => {
  const { path, session } = await beginAnswering();
  const sent: string[] = [];
  page.on('request', (request) =>
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  );
  await page.goto('/take/instructions');
  await page.getByRole('radio').nth(2).check();
  await page.getByRole('link', { name: t('take.instructions.begin') }).click();
  await expect(page).toHaveURL(/\/take\/1$/);
  expect(sent.filter((line) => line.includes('practice') || line.startsWith('PUT'))).toEqual([]);
  expect(await workshop.storedAnswers(session)).toEqual({});

  await page.goto('/take/arrangements');
  await page.getByLabel(t('own.arrange.large'), { exact: false }).check();
  await page.getByRole('button', { name: t('own.arrange.save') }).click();
  await expect(page).toHaveURL(/\/take\/instructions$/);
  await expect(page.locator('.cand.large')).toBeVisible();
  const other = await (await newContext()).newPage();
  await other.goto(path);
  await expect(other.locator('.cand.large')).toBeVisible();
});

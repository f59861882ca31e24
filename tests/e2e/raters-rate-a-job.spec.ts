import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const LONG_TEST_MS = 240_000;
const NOTE = 'Mukaan lasketaan myös puhelut, joihin vastataan toisen puolesta.';
const PHONE = { width: 360, height: 640 };
const LINKS = [
  'carefulness',
  'salesConfidence',
  'serviceOrientation',
  'socialConfidence',
  'stressTolerance',
  'integrity',
] as const;

type Ratings = Readonly<{ frequency: number; loss: number; gain: number; link: number }>;

/** One step by touch: each choice by its place in the scale. */
async function rate(page: Page, { frequency, loss, gain, link }: Ratings): Promise<void> {
  await page.locator(`#frequency-${frequency}`).check();
  await page.locator(`#loss-${loss}`).check();
  await page.locator(`#gain-${gain}`).check();
  for (const key of LINKS) await page.locator(`#link-${key}-${link}`).check();
}

const goOn = (page: Page) => page.locator('button[value="next"]').click();

/** From the link to the first step. */
async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: t('rate.door.begin'), exact: true }).click();
  await expect(page).toHaveURL(/\/rate\/frame$/);
  await page.getByRole('button', { name: t('rate.frame.begin'), exact: true }).click();
  await expect(page).toHaveURL(/\/rate\/1$/);
}

async function rateAll(page: Page, steps: number, ratings: Ratings): Promise<void> {
  for (let position = 1; position <= steps; position += 1) {
    await rate(page, ratings);
    await goOn(page);
    await expect(page).toHaveURL(
      position === steps ? /\/rate\/check$/ : new RegExp(`/rate/${position + 1}$`),
    );
  }
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('rate.check.send'), exact: true }).click();
  await expect(page).toHaveURL(/\/rate\/receipt$/);
}

/** The second vote on the first step, seeing the spread, what was said and the own first vote. */
async function voteAgain(page: Page, before: string, after: string): Promise<void> {
  await page.goto('/rate');
  await expect(page).toHaveURL(/\/rate\/again$/);
  await page.getByRole('link', { name: t('rate.again.begin'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('rate.step.spread') })).toBeVisible();
  await expect(page.getByText(NOTE)).toBeVisible();
  await expect(page.locator(`#frequency-${before}`)).toBeChecked();
  await page.locator(`#frequency-${after}`).check();
  await goOn(page);
  await expect(page).not.toHaveURL(/\/rate\/1$/);
  await page.goto('/rate/check');
  await handIn(page);
}

async function invite(page: Page, jobRoleId: string, name: string): Promise<string> {
  await page.goto(`/fi/roles/${jobRoleId}/raters/invite`);
  await page.getByLabel(t('experts.form.name'), { exact: true }).fill(name);
  await page.getByRole('button', { name: t('experts.form.send'), exact: true }).click();
  const link = page.getByLabel(t('experts.link.label'));
  await expect(link).toBeVisible();
  return new URL(await link.inputValue()).pathname;
}

test('two raters rate blind, disagree, discuss and vote again', async ({
  page,
  enter,
  newContext,
  newOrganization,
  workshop,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const { members } = await newOrganization();
  const { jobRoleId, steps } = await workshop.smallRole(members.HR);
  await enter(members.HR);
  const raters = `/fi/roles/${jobRoleId}/raters`;
  const first = await newContext({ viewport: PHONE });
  const second = await newContext({ viewport: PHONE, javaScriptEnabled: false });
  const [one, other] = [await first.newPage(), await second.newPage()];

  await begin(one, await invite(page, jobRoleId, 'Aino Arvio'));
  await rateAll(one, steps, { frequency: 6, loss: 4, gain: 4, link: 3 });
  // Rated, and not handed in: HR sees how far she is, and nothing of it counts.
  await page.goto(raters);
  await expect(page.getByText(t('raters.list.ratedOf', { rated: steps, total: steps })).last()).toBeVisible();
  await expect(page.getByText(t('raters.agreement.none2'))).toBeVisible();
  await handIn(one);

  await begin(other, await invite(page, jobRoleId, 'Eero Eri'));
  await goOn(other);
  await expect(other.getByText(t('rate.step.missingTitle'))).toBeVisible();
  await rateAll(other, steps, { frequency: 0, loss: 0, gain: 0, link: 0 });
  await handIn(other);

  await page.goto(`/fi/roles/${jobRoleId}/consensus`);
  await page.getByRole('button', { name: t('raters.talk.open'), exact: true }).click();
  await expect(page.getByText(t('raters.talk.openedText'))).toBeVisible();

  await page.getByLabel(t('raters.talk.note')).first().fill(NOTE);
  await page
    .getByRole('button', { name: t('raters.talk.saveNote'), exact: true })
    .first()
    .click();
  await expect(page.getByText(t('raters.talk.saved'), { exact: true })).toBeVisible();
  await voteAgain(one, '6', '3');
  await voteAgain(other, '0', '3');

  // The second vote can be corrected while the discussion is open.
  await one.getByRole('link', { name: t('rate.receipt.correct'), exact: true }).click();
  await one.waitForURL(/\/rate\/check$/);
  await one.goto('/rate/1');
  await one.locator('#frequency-4').check();
  await goOn(one);
  await expect(one).not.toHaveURL(/\/rate\/1$/);
  await one.goto('/rate/check');
  await handIn(one);

  await page.reload();
  // The votes of both rounds stay beside each other, and HR ends the discussion.
  for (const votes of [
    { first: '6', second: '4' },
    { first: '0', second: '3' },
  ])
    await expect(page.getByText(t('raters.talk.change', votes)).first()).toBeAttached();
  await page.getByRole('button', { name: t('raters.talk.close'), exact: true }).click();
  await expect(page.getByText(t('raters.talk.closedText'))).toBeVisible();
});

test('what was chosen without a network is kept and sent when it returns', async ({
  page,
  context,
  enter,
  newContext,
  newOrganization,
  workshop,
  expectedErrors,
}) => {
  test.setTimeout(LONG_TEST_MS);
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  const { members } = await newOrganization();
  const { jobRoleId } = await workshop.smallRole(members.HR);
  await enter(members.HR);
  const link = await invite(page, jobRoleId, 'Aino Arvio');
  const phone = await newContext({ viewport: PHONE });
  const rater = await phone.newPage();
  await begin(rater, link);
  await phone.setOffline(true);
  await rater.locator('#frequency-4').check();
  await expect(rater.getByText(t('rate.state.offline'))).toBeVisible();
  await phone.setOffline(false);
  await expect(rater.getByText(t('rate.state.saved'), { exact: true })).toBeVisible();
  await rater.reload();
  await expect(rater.locator('#frequency-4')).toBeChecked();
  expect(await context.cookies()).not.toContainEqual(expect.objectContaining({ name: 'rate' }));
});

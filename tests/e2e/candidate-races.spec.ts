import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { TakePage } from './fixtures/take';
import { DEFAULT_LOCALE, errorWordsOf } from './fixtures/words';

const HELD_MS = 5_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const IDLE_MS = 19 * HOUR_MS;
const ALTERNATING = 30;
const ALTERNATING_MS = 180_000;

const sessionOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'take')?.value ?? '';

async function itemAt(page: Page): Promise<string> {
  return (await page.locator('input[name="itemId"]').getAttribute('value')) ?? '';
}

test('a save that hangs for five seconds does not undo the choices that were made meanwhile', async ({
  page,
  workshop,
  beginAnswering,
}) => {
  const { session } = await beginAnswering();
  const take = new TakePage(page);
  let held = false;
  await page.route('**/api/take/answers/*', async (route) => {
    if (!held) {
      held = true;
      await new Promise((resolve) => setTimeout(resolve, HELD_MS));
    }
    await route.continue();
  });
  await page.goto('/take/1');
  const itemId = await itemAt(page);
  for (const value of [1, 4, 2]) await take.option(value).check();
  await take.next.click();
  await expect(page).toHaveURL(/\/take\/2$/);
  await take.expectSaved();
  expect((await workshop.storedAnswers(session))[itemId]).toBe(2);
});

test.describe('with a clock that is wrong', () => {
  for (const [name, offset] of [
    ['a day ahead', DAY_MS],
    ['a day behind', -DAY_MS],
  ] as const) {
    test(`${name}, answers are neither lost nor refused`, async ({ page, workshop, beginAnswering }) => {
      const { session } = await beginAnswering();
      await page.clock.install({ time: Date.now() + offset });
      const take = new TakePage(page);
      await page.goto('/take/1');
      await take.option(3).check();
      await expect.poll(async () => Object.values(await workshop.storedAnswers(session))).toEqual([3]);
    });
  }
});

test('after nineteen idle hours on one statement an answer is saved as before', async ({
  page,
  workshop,
  beginAnswering,
}) => {
  const { session } = await beginAnswering();
  await page.clock.install();
  const take = new TakePage(page);
  await page.goto('/take/1');
  await take.option(1).check();
  await expect.poll(async () => Object.values(await workshop.storedAnswers(session))).toEqual([1]);
  await page.clock.fastForward(IDLE_MS);
  await take.option(5).check();
  await expect.poll(async () => Object.values(await workshop.storedAnswers(session))).toEqual([5]);
});

test('two devices that take turns end with the newest choice of each, and both know of the other', async ({
  page,
  context,
  newContext,
  workshop,
  beginAnswering,
}) => {
  test.setTimeout(ALTERNATING_MS);
  const { path } = await beginAnswering();
  const desk = await newContext();
  const devices = [page, await desk.newPage()] as const;
  const wanted: Record<string, number> = {};
  // Each opens the link, answers fifteen statements, and the other takes over in the middle of them.
  for (const [turn, device] of [devices[1], devices[0]].entries()) {
    const take = new TakePage(device);
    await device.goto(path);
    await device.getByRole('button', { name: take.t('take.start.resume') }).click();
    await expect(device).toHaveURL(/\/take\/(?:\d+|instructions)$/);
    for (let index = 1; index <= ALTERNATING / 2; index += 1) {
      await device.goto(`/take/${index + turn * 5}`);
      const value = ((index + turn) % 5) + 1;
      await take.option(value).check();
      wanted[await itemAt(device)] = value;
      await take.expectSaved();
    }
  }
  const [phone, other] = [new TakePage(page), new TakePage(devices[1])];
  await other.option(3).check();
  await expect(
    devices[1].getByRole('alert').filter({ hasText: other.t('take.state.takenOver') }),
  ).toBeVisible();
  expect(await workshop.storedAnswers(await sessionOf(context))).toEqual(wanted);
  // What the other chose last is not lost: it comes when it takes the questionnaire back.
  await devices[1].getByRole('button', { name: other.t('take.state.takeOver') }).click();
  await expect(devices[1]).toHaveURL(/\/take\/\d+$/);
  await phone.option(4).check();
  await expect(page.getByRole('alert').filter({ hasText: phone.t('take.state.takenOver') })).toBeVisible();
});

test('a page that breaks says how many answers are saved, and a new try goes on', async ({
  page,
  beginAnswering,
  expectedErrors,
}) => {
  expectedErrors.push(/planted/);
  await beginAnswering();
  const take = new TakePage(page);
  await page.goto('/take/1');
  await take.option(4).check();
  await take.expectSaved();
  await page.addInitScript(() => {
    const listen = window.addEventListener.bind(window);
    const value = (...given: Parameters<typeof listen>) => {
      const isBroken = window.sessionStorage.getItem('broken') === 'yes';
      if (given[0] === 'online' && isBroken) throw new Error('planted');
      listen(...given);
    };
    Object.defineProperty(window, 'addEventListener', { value });
  });
  await page.evaluate(() => window.sessionStorage.setItem('broken', 'yes'));
  await page.reload();
  const { title, saved, retry } = errorWordsOf(DEFAULT_LOCALE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const [before = '', between = '', after = ''] = saved.split(/\{\w+\}/);
  await expect(page.getByText(before)).toHaveText(
    new RegExp(`^${before}1${between}\\d\\d?\\.\\d\\d${after.replaceAll('.', '\\.')}$`),
  );
  await page.evaluate(() => window.sessionStorage.setItem('broken', 'no'));
  await page.getByRole('button', { name: retry }).click();
  await expect(take.option(4)).toBeChecked();
});

import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { expect, test as base } from './fixtures';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

// A whole shift without a network: eight hours by a moved clock, six hundred taps, three reloads and a browser that is
// gone in between. When the network is back, every tap is there, once.
const t = wordsOf(DEFAULT_LOCALE);
const HOURS = 8;
const HOUR_MS = 3_600_000;
const TAPS = 600;
const STEPS = 3;
const PARTS = 4;
const TEST_MS = 240_000;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;

type Phone = { context: BrowserContext; page: Page };

const test = base.extend<{ folder: string }>({
  folder: async ({}, provide) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kuusi-phone-'));
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a shift of eight hours without a network reaches the server whole, and once', async ({
  workshop,
  folder,
  baseURL,
  launchOptions,
}) => {
  test.setTimeout(TEST_MS);
  const organization = await workshop.newOrganization();
  const hr = organization.members.HR;
  const { jobRoleId, path: link } = await workshop.newObserver(hr);
  const open = async (): Promise<Phone> => {
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions,
      ...PHONE,
      ...(baseURL === undefined ? {} : { baseURL }),
      locale: 'fi-FI',
    });
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  };

  let phone = await open();
  await phone.page.goto(link);
  await phone.page.getByRole('button', { name: t('observe.start.open') }).click();
  await expect(phone.page.getByLabel(t('observe.ready.label'))).toBeVisible();
  // The page is in the phone before the network goes.
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!(await caches.match('/observe'))) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  // A browser writes its cookies to the disk every half minute, and when it is closed.
  await phone.context.close();
  phone = await open();
  await phone.context.setOffline(true);
  await phone.page.goto('/observe');

  let now = Date.now();
  await phone.page.clock.setFixedTime(now);
  await phone.page.getByLabel(t('observe.ready.label')).fill('Koko vuoro');
  await phone.page.getByRole('button', { name: t('observe.ready.begin') }).click();

  const expected = Array.from({ length: STEPS }, () => 0);
  let made = 0;
  for (let part = 1; part <= PARTS; part += 1) {
    for (; made < (TAPS * part) / PARTS; made += 1) {
      now += (HOURS * HOUR_MS) / TAPS;
      await phone.page.clock.setFixedTime(now);
      const step = (made * made) % STEPS;
      await phone.page.locator('.tap').nth(step).dispatchEvent('click');
      expected[step] = (expected[step] ?? 0) + 1;
    }
    await expect(phone.page.locator('[data-count]')).toHaveAttribute('data-count', String(made));
    // No hand is this fast: what the line says is waiting is on the disk of the phone, and from then on nothing takes it.
    await expect(phone.page.locator('.state')).toContainText(String(made));
    if (part === 2) {
      // No farewell: the browser is gone, and the next one starts without a network.
      await killBrowser(phone.context, folder);
      phone = await open();
      await phone.context.setOffline(true);
      await phone.page.goto('/observe');
    } else {
      await reload(phone.page);
    }
    await phone.page.clock.setFixedTime(now);
    await expect(phone.page.locator('[data-count]')).toHaveAttribute('data-count', String(made));
  }
  await expect(phone.page.locator('.state')).toContainText(String(TAPS));
  expect(await workshop.observedSessions(hr, jobRoleId)).toEqual([]);

  const { page } = phone;
  await page.getByRole('button', { name: t('observe.run.end'), exact: true }).click();
  await page.getByRole('button', { name: t('observe.endDialog.now') }).click();
  await expect(page.getByLabel(t('observe.ready.label'))).toBeVisible();
  await phone.context.setOffline(false);
  await reload(page);
  await expect(page.getByText(t('observe.state.sent'))).toBeVisible();

  const [stored, ...others] = await workshop.observedSessions(hr, jobRoleId);
  expect(others).toEqual([]);
  expect(stored).toMatchObject({ label: 'Koko vuoro', total: TAPS, others: 0, counts: expected });
  expect(stored?.hours).toBeCloseTo(HOURS, 1);
  // Nothing of the staff or of a candidate is in the phone, and nothing of the interface.
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((url) => !/^\/(?:observe$|_next\/static\/|fonts\/|logo\.svg$)/.test(url))).toEqual([]);
  await phone.context.close();
});

test('undo, something else, a note and a pause reach the server', async ({ workshop, page }) => {
  const organization = await workshop.newOrganization();
  const { HR: hr } = organization.members;
  const { jobRoleId, path: link } = await workshop.newObserver(hr);
  await page.setViewportSize(PHONE.viewport);
  await page.goto(link);
  await page.getByRole('button', { name: t('observe.start.open') }).click();
  await page.getByRole('button', { name: t('observe.ready.begin') }).click();
  await expect(page.getByText(t('observe.ready.labelError'))).toBeVisible();
  await page.getByLabel(t('observe.ready.label')).fill('Aamuvuoro');
  await page.getByRole('button', { name: t('observe.ready.begin') }).click();
  const key = (name: string) => page.getByRole('button', { name: t(name), exact: true });
  await page.locator('.tap').first().click();
  await page.locator('.tap').first().click();
  await key('observe.run.undo').click();
  await key('observe.run.note').click();
  await page.getByLabel(t('observe.noteDialog.label')).fill('Kiireinen hetki');
  await key('observe.noteDialog.save').click();
  await key('observe.run.else').click();
  await page.getByLabel(t('observe.elseDialog.label')).fill('Etsii pakettia');
  await key('observe.elseDialog.save').click();
  await key('observe.run.pause').click();
  await expect(page.getByText(t('observe.run.pausedBody'))).toBeVisible();
  await key('observe.run.resume').click();
  await expect(page.locator('[data-count]')).toHaveAttribute('data-count', '2');
  await key('observe.run.end').click();
  await key('observe.endDialog.now').click();
  await expect(page.getByText(t('observe.state.sent'))).toBeVisible();
  expect(await workshop.observedSessions(hr, jobRoleId)).toMatchObject([
    { label: 'Aamuvuoro', total: 2, others: 1, counts: [1, 0, 0] },
  ]);
});

/** Ends a browser as a phone does that runs out of power: the lock of its profile says which process it is. */
async function killBrowser(context: BrowserContext, folder: string): Promise<void> {
  const pid = Number(/-(\d+)$/.exec(readlinkSync(path.join(folder, 'SingletonLock')))?.[1]);
  expect(pid).toBeGreaterThan(1);
  const gone = context.waitForEvent('close');
  process.kill(pid, 'SIGKILL');
  await gone;
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await expect(page.locator('main#content')).toBeVisible();
}

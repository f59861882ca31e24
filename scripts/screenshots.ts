// npm run screenshots [-- ADDRESS [FOLDER]]: the pictures of the README, taken from a running demo (npm run demo).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { findBrowser } from './lib/browser.mjs';

const FOLDER = 'docs/screenshots';
const WIDE = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 } as const;

const demoFile = z.object({
  signIns: z.array(z.object({ label: z.string(), email: z.string(), password: z.string() })),
  links: z.array(z.object({ path: z.string() })),
});
const [origin = 'http://127.0.0.1:3000', dataDir = '.data/demo'] = process.argv.slice(2);
const demo = demoFile.parse(JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8')));

const executablePath = findBrowser();
if (executablePath === null) throw new Error('screenshots need Chromium');
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
});
const hr = await signedIn(browser, 'HR', WIDE);
await workbenchPictures(hr);
await recruiterPictures(hr);
await phonePictures(browser, hr);
await candidatePicture(browser);
await browser.close();

/** The job with the whole analysis is the first of the list. */
async function jobAddress(page: Page): Promise<string> {
  await page.goto(`${origin}/fi/roles`);
  await page.locator('main table a').first().click();
  await page.waitForURL(/\/roles\/[0-9a-f-]{36}$/);
  return page.url();
}

async function workbenchPictures(page: Page): Promise<void> {
  const job = await jobAddress(page);
  await picture(page, 'role', 1_500);
  const pages = [
    ['map', 'map', 1_100],
    ['weights', 'weights', 1_200],
    ['raters', 'raters', 1_200],
    ['observation', 'observation', 1_000],
    ['authority', 'authority', 1_000],
    ['versions/1/dossier', 'dossier', 1_200],
  ] as const;
  for (const [place, name, height] of pages) {
    await page.goto(`${job}/${place}`);
    await picture(page, name, height);
  }
}

async function recruiterPictures(page: Page): Promise<void> {
  await page.goto(`${origin}/fi/assessments`);
  const addresses = await page
    .locator('main table a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses) {
    await page.goto(`${origin}${address}`);
    const report = page.locator('main a[href*="/reports/"]').first();
    if (!(await report.isVisible())) continue;
    await picture(page, 'assessment', 1_000);
    await page.goto(`${origin}${await report.getAttribute('href')}?trace=weight.carefulness`);
    await page.evaluate(() => window.scrollTo(0, 0));
    return picture(page, 'report', 1_300);
  }
  throw new Error('no assessment of the demo has a report');
}

/** A rater and an observer, each invited here and behind the link on a phone. */
async function phonePictures(on: Browser, page: Page): Promise<void> {
  const job = await jobAddress(page);
  const rater = await behindLink(on, await invite(page, `${job}/raters/invite`, 'Aino Arvio'));
  await rater.waitForURL(/\/rate\/frame$/);
  await rater.locator('main form button[type=submit]').first().click();
  await rater.waitForURL(/\/rate\/1$/);
  await rater.locator('#frequency-5').check();
  await rater.locator('#loss-3').check();
  await phonePicture(rater, 'rater');
  const observer = await behindLink(on, await invite(page, `${job}/observation/invite`, 'Osmo Havainto'));
  await observer.waitForURL(/\/observe$/);
  await observer.locator('#label').fill('Myyjä B, aamu');
  await observer.locator('form:has(#label) button[type=submit]').click();
  const keys = observer.locator('.obs-list .tap');
  await keys.first().waitFor();
  for (const key of [0, 2, 0, 3]) await keys.nth(key).click();
  await phonePicture(observer, 'observer');
}

async function invite(page: Page, address: string, name: string): Promise<string> {
  await page.goto(address);
  await page.locator('main input[name=name]').fill(name);
  await page.locator('main form button[type=submit]').first().click();
  return page.locator('#personal-link').inputValue();
}

async function behindLink(on: Browser, link: string): Promise<Page> {
  const page = await (await on.newContext({ ...PHONE, locale: 'fi-FI' })).newPage();
  // The link carries the public address of the server, which need not be the one it is reached at here.
  await page.goto(`${origin}${new URL(link).pathname}`);
  await page.locator('main form button[type=submit]').first().click();
  return page;
}

async function candidatePicture(on: Browser): Promise<void> {
  const page = await (await on.newContext({ ...PHONE, locale: 'fi-FI' })).newPage();
  await page.goto(`${origin}${demo.links[0]?.path ?? ''}`);
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL(/\/take\//);
  const consent = page.locator('main input[type=checkbox]');
  if (await consent.isVisible()) {
    await consent.check();
    await page.locator('main form:has(input[type=checkbox]) button[type=submit]').first().click();
    await page.waitForLoadState('networkidle');
  }
  await page.goto(`${origin}/take/1`);
  await page.locator('main input[type=radio]').nth(3).check();
  await phonePicture(page, 'statement');
}

async function signedIn(on: Browser, label: string, options: BrowserContextOptions): Promise<Page> {
  const account = demo.signIns.find((signIn) => signIn.label.startsWith(label));
  if (!account) throw new Error(`the demo has no ${label}`);
  const page = await (await on.newContext({ ...options, locale: 'fi-FI' })).newPage();
  await page.goto(`${origin}/fi/sign-in`);
  await page.locator('input[type=email]').fill(account.email);
  await page.locator('input[type=password]').fill(account.password);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  return page;
}

async function picture(page: Page, name: string, height: number): Promise<void> {
  await page.setViewportSize({ width: WIDE.viewport.width, height });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

async function phonePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

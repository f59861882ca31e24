// npm run screenshots: the pictures of the README, taken from a running demo (npm run demo).
import { readFileSync } from 'node:fs';
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
const origin = process.argv[2] ?? 'http://127.0.0.1:3000';
const demo = demoFile.parse(JSON.parse(readFileSync('.data/demo/demo.json', 'utf8')));

const executablePath = findBrowser();
if (executablePath === null) throw new Error('screenshots need Chromium');
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
});
await staffPictures(browser);
await candidatePicture(browser);
await browser.close();

async function staffPictures(on: Browser): Promise<void> {
  const page = await signedIn(on, 'HR', WIDE);
  await page.goto(`${origin}/fi/roles`);
  await page.locator('main table a').first().click();
  await page.waitForURL(/\/roles\/[0-9a-f-]{36}$/);
  await picture(page, 'role', 1_500);
  await page.goto(`${origin}/fi/assessments`);
  await page.locator('main table a').first().click();
  await page.waitForURL(/\/assessments\/[0-9a-f-]{36}$/);
  await picture(page, 'assessment', 1_000);
  await page.locator('main a[href*="/reports/"]').first().click();
  await page.waitForURL(/\/reports\//);
  await page.goto(`${page.url()}?trace=weight.carefulness`);
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, 'report', 1_300);
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
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/statement.png` });
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

import type { BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import { enterAsCandidate, expect, test } from './fixtures';
import { LOCALES, wordsOf } from './fixtures/words';

const manifest = z.object({
  id: z.string(),
  name: z.string(),
  lang: z.string(),
  start_url: z.string(),
  scope: z.string(),
  display: z.literal('standalone'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), purpose: z.string().optional() })),
});
const PNG_WIDTH_AT = 16;

test('staff and candidates can put Kuusi on a home screen, in three languages', async ({ request }) => {
  for (const locale of LOCALES) {
    const t = wordsOf(locale);
    const addresses = {
      staff: `/${locale}/manifest.webmanifest`,
      candidate: `/take/manifest.webmanifest?lang=${locale}`,
    };
    for (const [kind, address] of Object.entries(addresses)) {
      const answer = await request.get(address);
      expect(answer.headers()['content-type']).toBe('application/manifest+json');
      const found = manifest.parse(await answer.json());
      expect([found.lang, found.name]).toEqual([locale, t(`installed.${kind}.name`)]);
      expect(found.start_url).toBe(kind === 'staff' ? '/' : '/take');
      expect(found.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    }
  }
  const { icons } = manifest.parse(await (await request.get('/fi/manifest.webmanifest')).json());
  for (const { src, sizes } of icons.filter(({ sizes }) => sizes !== 'any')) {
    const picture = await (await request.get(src)).body();
    expect(picture.readUInt32BE(PNG_WIDTH_AT), src).toBe(Number(sizes.split('x')[0]));
  }
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('a page of our own says so, in the language of the reader, and no page of a person was kept', async ({
    page,
    context,
    enter,
    seed,
    baseURL,
  }) => {
    await enter(seed.members.RECRUITER);
    await enterAsCandidate(context, seed.takes.answering, baseURL);
    await page.goto('/take/40?lang=sv');
    await workerReady(page);
    await page.goto(`/fi/reports/${seed.reports.ordinary.reportId}`);
    await page.goto('/take/40?lang=sv');
    await workerReady(page);

    await context.setOffline(true);
    const shown = page.getByRole('heading', { level: 1 });
    await page.goto('/take/41');
    await expect(shown).toHaveText(wordsOf('sv')('installed.offline.title'));
    await page.goto(`/en/assessments`);
    await expect(shown).toHaveText(wordsOf('en')('installed.offline.title'));
    expect(await page.evaluate(() => getComputedStyle(document.body).marginTop), 'has its styles').toBe(
      '0px',
    );
    expect(await keptAddresses(page)).toEqual([
      '/assets/error.css',
      '/logo.svg',
      ...['en', 'fi', 'last-language', 'sv'].map((name) => `/offline/${name}`),
    ]);

    await context.setOffline(false);
    await page.getByRole('link', { name: wordsOf('en')('installed.offline.retry') }).click();
    await expect(page).toHaveURL(/\/en\/assessments$/);
    await expect(shown).toHaveText(wordsOf('en')('assessments.title'));
  });
});

async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated') {
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
    }
  });
}

const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const all: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
    }
    return all.sort();
  });

test('the key in a link is in no referrer and no title', async ({
  newContext,
  seed,
  workshop,
  newOrganization,
}) => {
  const { members } = await newOrganization();
  const { assessmentId } = await workshop.openAssessment(members.HR);
  const { link } = await workshop.invite(members.HR, assessmentId, 'Aava Niemi');
  const pathOf = (address: string) => new URL(address, 'http://x').pathname;
  const links = [
    link,
    seed.raters.freshLink,
    seed.observation.freshLink,
    seed.authority.storyLink,
    seed.joinLink,
  ];
  for (const path of links.map(pathOf)) {
    const key = path.split('/').at(-1) ?? '';
    expect(key.length).toBeGreaterThan(20);
    const context = await newContext();
    const referrers = watchReferrers(context);
    const page = await context.newPage();
    await page.goto(path);
    expect(await page.title()).not.toContain(key);
    // Another page of ours, as by a link on this one.
    await page.evaluate(() => {
      const way = document.createElement('a');
      way.href = '/take/paused';
      document.body.append(way);
      way.click();
    });
    await expect(page).toHaveURL(/\/take\/paused$/);
    expect(await page.evaluate(() => document.referrer)).not.toContain(key);
    expect(referrers().filter((told) => told.includes(key))).toEqual([]);
    await context.close();
  }
});

function watchReferrers(context: BrowserContext): () => readonly string[] {
  const told: string[] = [];
  context.on('request', (request) => told.push(request.headers()['referer'] ?? ''));
  return () => told;
}

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { TracePanel, traceKeysOn, traceLink } from './fixtures/report';
import { recordBodies } from './fixtures/take';
import { wordsOf } from './fixtures/words';

const t = wordsOf('fi');
const EVERY_NUMBER_MS = 240_000;
/** Ways to a number that must exist on any report with a fit. */
const AT_LEAST = ['fit', 'fit-interval', 'composite', 'composite-interval', 'within-target'];

const numbered = t('report.trace.rater', { index: 1, kind: t('report.trace.raterKinds.hr') });

test.use({ viewport: { width: 1440, height: 900 } });

const urlOf = (key: string) =>
  new RegExp(`[?&]trace=${encodeURIComponent(key).replaceAll('.', '\\.')}(?:[&#]|$)`);

/** Presses the link of a number; long chains are folded, and unfold first. */
async function press(page: Page, key: string): Promise<void> {
  if (!(await traceLink(page, key).isVisible())) {
    for (const fold of await page.locator('#trace details:not([open]) > summary').all()) await fold.click();
  }
  await traceLink(page, key).click();
  await expect(page).toHaveURL(urlOf(key));
  await expect(page.locator(`#trace a[href*="trace=${encodeURIComponent(key)}#"]`).last()).toBeVisible();
}

type Walk = Readonly<{ pressed: ReadonlySet<string>; withParts: number }>;

/** Presses every number that the report and its panels show, as far as `isWanted`, and checks each panel. */
async function walk(page: Page, reportPath: string, isWanted: (key: string) => boolean): Promise<Walk> {
  await page.goto(reportPath);
  const panel = new TracePanel(page);
  const pressed = new Set<string>();
  /** Where a number was first seen: in the report itself, or in the panel of another number. */
  const seenAt = new Map<string, string>();
  let withParts = 0;
  for (;;) {
    const here = (await traceKeysOn(page)).filter(isWanted);
    for (const key of here) if (!seenAt.has(key)) seenAt.set(key, page.url());
    const key = [...here, ...seenAt.keys()].find((known) => !pressed.has(known));
    if (key === undefined) return { pressed, withParts };
    if (!here.includes(key)) await page.goto(seenAt.get(key) ?? '');
    await press(page, key);
    pressed.add(key);
    await panel.expectRatings(numbered);
    withParts += await panel.expectSharesToAddUp();
  }
}

/** One rating of one step: the chain is followed to it, and it has no parts. */
const isLeaf = (key: string) => /^(?:share|step)\./.test(key);

test('every number of a report leads to the ratings it rests on, and its parts add up', async ({
  page,
  enter,
  seed,
}) => {
  test.setTimeout(EVERY_NUMBER_MS);
  const { reportId, name } = seed.reports.ordinary;
  await enter(seed.members.RECRUITER);
  const { pressed, withParts } = await walk(page, `/fi/reports/${reportId}`, (key) => !isLeaf(key));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText(t('report.norm.title'))).toBeVisible();
  expect([...pressed]).toEqual(expect.arrayContaining(AT_LEAST));
  for (const kind of ['lost.', 't.', 't-interval.', 'sten.', 'weight.', 'target.']) {
    expect(
      [...pressed].filter((key) => key.startsWith(kind)),
      kind,
    ).toHaveLength(6);
  }
  expect(withParts, 'each of them rests on parts').toBeGreaterThanOrEqual(pressed.size);
});

test('every weight and every share of one leads to its step and its rating, and names no rater', async ({
  page,
  context,
  enter,
  seed,
}) => {
  test.setTimeout(EVERY_NUMBER_MS);
  const bodies = recordBodies(context);
  await enter(seed.members.RECRUITER);
  const path = `/fi/reports/${seed.reports.ordinary.reportId}`;
  const isWanted = (key: string) => /^(?:weight|step|share\.serviceOrientation)\./.test(key);
  const { pressed } = await walk(page, path, isWanted);
  const of = (kind: string) => [...pressed].filter((key) => key.startsWith(kind));
  expect(of('weight.')).toHaveLength(6);
  const steps = new Set(of('share.').map((key) => key.split('.')[2]));
  expect(steps.size).toBeGreaterThan(6);
  const rated = of('step.').map((key) => key.split('.')[1]);
  expect(rated).toEqual(expect.arrayContaining([...steps]));

  // The page says who has opened the report, HR among them; who has rated it says by number.
  const { name } = seed.members.HR;
  const asReader = new RegExp(`${name}(?:, viimeksi| \\d{4}-)`, 'g');
  const named = (await bodies()).filter(([, body]) => body.replaceAll(asReader, '').includes(name));
  expect(named.map(([url]) => url)).toEqual([]);
});

test('HR reads the rater by name', async ({ page, enter, seed }) => {
  await enter(seed.members.HR);
  await page.goto(`/fi/reports/${seed.reports.ordinary.reportId}`);
  await press(page, 'fit');
  const kind = t('report.trace.raterKinds.hr');
  await new TracePanel(page).expectRatings(
    t('report.trace.raterNamed', { name: seed.members.HR.name, index: 1, kind }),
  );
});

test('a report without a fit says why, and a hurried run is flagged', async ({ page, enter, seed }) => {
  await enter(seed.members.RECRUITER);
  await page.goto(`/fi/reports/${seed.reports.missing.reportId}`);
  await expect(page.getByText(t('report.lead.none')).first()).toBeVisible();
  await press(page, 'fit');
  await expect(page.locator('#trace')).toContainText(t('report.trace.titles.noFit'));
  await expect(page.locator('#trace')).toContainText(t('scales.names.stressTolerance'));

  await page.goto(`/fi/reports/${seed.reports.flagged.reportId}`);
  await expect(page.getByText(t('report.quality.unchanged'))).toBeVisible();
  await expect(page.getByRole('main')).toContainText(t('report.quality.flagged'));
});

test('the list of candidates shows every state by name, with intervals', async ({ page, enter, seed }) => {
  await enter(seed.members.RECRUITER);
  await page.goto('/fi/assessments');
  await page.getByRole('main').locator(`a[href$="/assessments/${seed.assessmentId}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/assessments/${seed.assessmentId}`));
  const table = page.getByRole('table', { name: t('assessments.people.caption') });
  for (const state of ['invited', 'opened', 'cancelled', 'submitted', 'withdrawn']) {
    await expect(table).toContainText(t(`assessments.states.${state}`));
  }
  await expect(table).toContainText(t('assessments.states.inProgress', { answered: 31, total: 72 }));
  const names = await table.getByRole('rowheader').allInnerTexts();
  expect(names.length).toBeGreaterThan(5);
  expect(names).toEqual([...names].sort(new Intl.Collator('fi').compare));
  await table
    .getByRole('row', { name: seed.reports.ordinary.name })
    .getByRole('link', { name: t('assessments.people.read') })
    .click();
  await expect(page).toHaveURL(new RegExp(`/reports/${seed.reports.ordinary.reportId}`));
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the way from the fit down to a rating works', async ({ page, enter, seed }) => {
    await enter(seed.members.RECRUITER);
    await page.goto(`/fi/reports/${seed.reports.ordinary.reportId}`);
    const panel = new TracePanel(page);
    for (const kind of ['fit', 'weight.', 'share.', 'step.']) {
      const key = (await traceKeysOn(page)).find((known) => known.startsWith(kind)) ?? '';
      expect(key, `there is a link to ${kind}`).not.toBe('');
      await press(page, key);
      await panel.expectRatings(numbered);
      await panel.expectSharesToAddUp();
    }
    await page.getByRole('link', { name: t('report.trace.close') }).click();
    await expect(page.locator('#trace')).toHaveCount(0);
  });
});

import type { BrowserContext, Page } from '@playwright/test';
import { enterAsCandidate, expect, test } from './fixtures';
import { misfits, runningAnimations, violations } from './fixtures/accessible';
import { memberCookie, raterCookie } from './fixtures/cookies';
import { builtRoutes } from './fixtures/routes';
import { homeOf, isCandidatePage, ONLY_REDIRECTS, type State, STATES } from './fixtures/states';
import { DEFAULT_LOCALE, type Locale, LOCALES, wordsOf } from './fixtures/words';
import type { E2eOrganization, E2eSeed } from './fixtures/workshop';

const PHONE = { width: 360, height: 640 };
const NARROWEST_CANDIDATE = 320;
const DESK = { width: 1440, height: 900 };
const PART_MS = 240_000;

type World = Readonly<{ seed: E2eSeed; empty: E2eOrganization; baseURL: string | undefined }>;

test('every page of the build is among the states, or only leads on', () => {
  const shown = new Set(Object.values(STATES).flatMap((states) => states.map(({ route }) => route)));
  expect([...shown, ...ONLY_REDIRECTS].sort()).toEqual(builtRoutes().pages);
});

/** @returns the status of the answer. */
async function open(page: Page, state: State, locale: Locale, world: World): Promise<number | undefined> {
  const { seed, empty, baseURL } = world;
  const { reader } = state;
  await page.context().clearCookies();
  if (reader.kind === 'member') {
    const { members } = homeOf(reader, seed, empty);
    await page.context().addCookies([memberCookie(members[reader.role], baseURL)]);
  }
  if (reader.kind === 'rater') await page.context().addCookies([raterCookie(reader.session(seed), baseURL)]);
  if (reader.kind === 'candidate') await enterAsCandidate(page.context(), reader.session(seed), baseURL);
  const path = state.path(seed);
  if (isCandidatePage(state)) {
    await page.context().addCookies([{ name: 'take-locale', value: locale, url: baseURL ?? '' }]);
  }
  const address = isCandidatePage(state)
    ? path.replace(/[?&]lang=\w+/, '')
    : path.replace(/^\/fi(?=\/|$)/, `/${locale}`);
  const answer = await page.goto(address);
  await state.act?.(page, wordsOf(locale));
  return answer?.status();
}

/** Faults of one state on a phone and on a desk. */
async function faultsOf(page: Page, state: State, locale: Locale, world: World): Promise<readonly string[]> {
  await page.setViewportSize(PHONE);
  const status = await open(page, state, locale, world);
  const found: string[] = [];
  const note = (size: string, faults: readonly string[]) =>
    found.push(...faults.map((fault) => `${state.route}, ${state.name}, ${locale}, ${size}: ${fault}`));
  if (status !== (state.status ?? 200)) note('all', [`answers ${status}`]);
  const language = await page.locator('html').getAttribute('lang');
  if (language !== locale) note('all', [`lang is ${language ?? 'missing'}`]);
  if ((await page.title()).trim() === '') note('all', ['no title']);
  if ((await page.getByRole('heading', { level: 1 }).count()) !== 1)
    note('all', ['not one heading of level 1']);
  note('phone', [...(await violations(page)), ...(await misfits(page))]);
  if (isCandidatePage(state)) {
    await page.setViewportSize({ ...PHONE, width: NARROWEST_CANDIDATE });
    note(`${NARROWEST_CANDIDATE} px`, await misfits(page));
  }
  await page.setViewportSize(DESK);
  note('desk', [...(await violations(page)), ...(await misfits(page))]);
  return found;
}

for (const [part, states] of Object.entries(STATES)) {
  for (const locale of LOCALES) {
    test(`${part} in ${locale}: nothing breaks WCAG 2.2 AA on a phone or a desk`, async ({
      page,
      seed,
      baseURL,
      newOrganization,
    }) => {
      test.setTimeout(PART_MS);
      const world = { seed, empty: await newOrganization(), baseURL };
      const faults: string[] = [];
      for (const state of states) faults.push(...(await faultsOf(page, state, locale, world)));
      expect(faults).toEqual([]);
    });
  }
}

/** One page of each kind, as somebody sees it who has set their device up for themselves. */
const TYPICAL = Object.values(STATES).flatMap((states) => [...states.slice(0, 1), ...states.slice(-2, -1)]);
const SETTINGS = [
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion', { reducedMotion: 'reduce' }],
] as const;

for (const [name, media] of SETTINGS) {
  test(`with ${name} the pages still pass`, async ({ newContext, seed, baseURL, newOrganization }) => {
    test.setTimeout(PART_MS);
    const context: BrowserContext = await newContext({ ...media, viewport: PHONE });
    const page = await context.newPage();
    const world = { seed, empty: await newOrganization(), baseURL };
    const faults: string[] = [];
    for (const state of TYPICAL) {
      await open(page, state, DEFAULT_LOCALE, world);
      const found = [...(await violations(page))];
      if (name === 'reduced motion' && (await runningAnimations(page)) > 0) found.push('something moves');
      faults.push(...found.map((fault) => `${state.route}, ${state.name}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}

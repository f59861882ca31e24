import type { Page } from '@playwright/test';
import { enterAsCandidate, expect, test } from './fixtures';
import { wayThrough } from './fixtures/keyboard';
import type { State } from './fixtures/state';
import { STATES } from './fixtures/states';
import { TakePage } from './fixtures/take';
import { enterState, openState, type World } from './fixtures/walk';
import { LOCALES, questionnaireOf, wordsOf } from './fixtures/words';
import type { E2eSeed } from './fixtures/workshop';

const PHONE = { width: 360, height: 640 };
const MOST_STOPS = 200;
const WALK_MS = 180_000;
const SETTLED_MS = 400;
const HOURS_IDLE = '19:00:00';

/** The pages that most people meet, with what stands on them whatever the day. */
const KEY_PAGES = [
  ['/[locale]/sign-in', 'empty'],
  ['/i/[token]', 'new'],
  ['/take/consent', 'to decide'],
  ['/take/instructions', 'read'],
  ['/take/[position]', 'open'],
  ['/take/check', 'forty open'],
  ['/take/withdraw', 'asks'],
  ['/take/report', 'own'],
  ['/rate/[position]', 'open'],
  ['/[locale]/roles/new', 'empty'],
] as const;

const ALL = Object.values(STATES).flat();

function stateOf([route, name]: readonly [string, string]): State {
  const found = ALL.find((state) => state.route === route && state.name === name);
  if (!found) throw new Error(`no state ${route}, ${name}`);
  return found;
}

const CHANGING = [
  [/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}'],
  [/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, '{reference}'],
  [/\b[0-9a-f]{4} [0-9a-f]{4}\b/g, '{digest}'],
  [/\b(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2})\b/g, '{day}'],
  [/\b(?:\d{1,2}\.? \p{L}+|\p{L}+ \d{1,2},) \d{4}\b/gu, '{day}'],
  [/\b\d{1,2}[.:]\d{2}\b(?:\s[AP]M)?/g, '{time}'],
  [/\b(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)\p{L}*/gu, '{weekday}'],
  [/\b(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)\p{L}*/gu, '{weekday}'],
  [/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, '{weekday}'],
] as const;

/** Without what differs from run to run: names of the organisation, references, days, times, statements and answers. */
function masked(text: string, seed: E2eSeed): string {
  const forms = LOCALES.map(questionnaireOf);
  const statements = forms.flatMap((form) => [...form.statements.values()]);
  const answers = forms.flatMap(({ options }) => options.map(({ label }) => `{statement} ${label}`));
  const unsaid = statements.reduce((rest, statement) => rest.replaceAll(statement, '{statement}'), text);
  const plain = answers
    .reduce((rest, answer) => rest.replaceAll(answer, '{statement} {answer}'), unsaid)
    .replaceAll(seed.name, '{organization}')
    .replaceAll(seed.code, '{code}');
  return CHANGING.reduce((rest, [pattern, name]) => rest.replaceAll(pattern, name), plain);
}

/** The tree of what is on the page, once it stays the same. */
async function settledTree(page: Page): Promise<string> {
  const read = () => page.getByRole('main').ariaSnapshot();
  let tree = '';
  await expect
    .poll(
      async () => {
        const before = tree;
        tree = await read();
        return tree === before;
      },
      { intervals: [SETTLED_MS] },
    )
    .toBe(true);
  return tree;
}

test.describe('on the key pages', () => {
  test.use({ viewport: PHONE });

  for (const locale of LOCALES) {
    test(`a screen reader is told in ${locale} what is stored, and Tab goes the stored way`, async ({
      page,
      seed,
      baseURL,
    }) => {
      test.setTimeout(WALK_MS);
      const world: World = { seed, empty: seed, baseURL };
      const faults: string[] = [];
      for (const key of KEY_PAGES) {
        const state = stateOf(key);
        const file = `${key.join(' ')}`
          .replaceAll(/[^a-z]+/gi, '-')
          .replaceAll(/^-|-$/g, '')
          .toLowerCase();
        await enterState(page, state, world);
        await openState(page, state, locale, world);
        const tree = masked(await settledTree(page), seed);
        expect.soft(`${tree}\n`).toMatchSnapshot([locale, `${file}.yml`]);
        if (locale !== 'fi') continue;
        const way = await wayThrough(page, MOST_STOPS);
        faults.push(...way.faults.map((fault) => `${state.route}: ${fault}`));
        expect.soft(masked(`${way.names.join('\n')}\n`, seed)).toMatchSnapshot(['focus', `${file}.txt`]);
      }
      expect(faults).toEqual([]);
    });
  }
});

test('a form that is sent empty leads to its first fault, and the title says that there is one', async ({
  page,
  seed,
  baseURL,
  newOrganization,
}) => {
  test.setTimeout(WALK_MS);
  const world: World = { seed, empty: await newOrganization(), baseURL };
  const t = wordsOf('fi');
  const faults: string[] = [];
  for (const state of ALL.filter(({ name, act }) => act && ['with errors', 'no choice'].includes(name))) {
    const note = (fault: string) => faults.push(`${state.route}, ${state.name}: ${fault}`);
    await enterState(page, state, world);
    await openState(page, state, 'fi', world);
    const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
    await expect(summary.first(), state.route).toBeFocused();
    if (!(await page.title()).startsWith(t('common.errorPrefix')))
      note(`the title is «${await page.title()}»`);
    const link = summary.getByRole('link').first();
    if ((await link.count()) === 0) {
      note('no link to a field');
      continue;
    }
    await link.press('Enter');
    const field = await page.evaluate(fieldWithFocus);
    if (field === null) note('the link leads to no field');
    else if (!field.isDescribed) note('the field does not say what is wrong with it');
  }
  expect(faults).toEqual([]);
});

/** What the focus is on after a link of the summary; a choice is told by its group. */
function fieldWithFocus(): { isDescribed: boolean } | null {
  const focused = document.activeElement;
  if (!focused?.matches('input, select, textarea, fieldset')) return null;
  const told = [focused, focused.closest('fieldset'), focused.closest('[role=radiogroup]')];
  const isDescribed = told.some((element) => {
    const ids = element?.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.some((id) => (document.getElementById(id)?.textContent ?? '').trim() !== '');
  });
  return { isDescribed };
}

test('password managers know the fields, pasting is allowed, and nothing has to be solved', async ({
  page,
  seed,
}) => {
  const wanted = [
    ['/fi/sign-in', ['username', 'current-password']],
    ['/fi/forgot-password', ['username']],
    [new URL(seed.joinLink, 'http://x').pathname, ['name', 'new-password']],
  ] as const;
  for (const [path, kinds] of wanted) {
    await page.goto(path);
    const fields = page.locator('main input:not([type=hidden])');
    const found = await fields.evaluateAll((all) => all.map((each) => each.getAttribute('autocomplete')));
    expect(found, path).toEqual(expect.arrayContaining([...kinds]));
    const pasted = await fields.evaluateAll((all) =>
      all.map((each) => each.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true }))),
    );
    expect(pasted, path).not.toContain(false);
  }
});

test('nothing is asked twice on the way of a candidate, who may also leave the page for a night', async ({
  page,
  workshop,
  beginAnswering,
}) => {
  const { session } = await beginAnswering();
  const asked: string[] = [];
  for (const path of ['/take/instructions', '/take/check']) {
    await page.goto(path);
    asked.push(...new Set(await fieldNames(page)));
  }
  await page.clock.install();
  await page.goto('/take/1');
  asked.push(...new Set(await fieldNames(page)));
  expect(asked, 'one to practise with, and the statement').toEqual(['practice', 'value']);
  await page.clock.fastForward(HOURS_IDLE);
  const take = new TakePage(page);
  await take.option(4).check();
  await page.clock.runFor('00:10');
  await expect.poll(async () => Object.values(await workshop.storedAnswers(session))).toEqual([4]);
});

/** Names of what can be filled in; how somebody likes to answer is not asked, only offered. */
const fieldNames = (page: Page) =>
  page
    .locator('main :is(input, select, textarea):not([type=hidden])')
    .evaluateAll((all) =>
      all.filter((each) => !each.closest('details')).map((each) => each.getAttribute('name') ?? each.id),
    );

test('digits answer only where somebody has not switched them off', async ({
  page,
  context,
  seed,
  baseURL,
}) => {
  await enterAsCandidate(context, seed.takes.answering, baseURL);
  await page.addInitScript(() =>
    localStorage.setItem('take-pace', JSON.stringify({ auto: false, keys: false })),
  );
  await page.goto('/take/41');
  const take = new TakePage(page);
  await take.option(1).focus();
  await page.keyboard.type('345');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { tabTo } from './fixtures/keyboard';
import { recordBodies, TakePage } from './fixtures/take';
import { consentOf, instrumentItems, LOCALES, questionnaireOf, wordsOf } from './fixtures/words';

const STATEMENTS = 72;
const SKIPPED = 3;
const PHONE = { width: 360, height: 640 };
/** How long nothing may happen: longer than any page that moves on by itself waits. */
const NOTHING_HAPPENS_MS = 900;
const REACT = 'node_modules/next/dist/compiled/react-dom/cjs/react-dom-client.production.js';
const WHOLE_RUN_MS = 150_000;

test.use({ viewport: PHONE });

/** What is answered at a position: every option, in no simple order. */
const choiceAt = (position: number) => ((position * 7 + Math.floor(position / 5)) % 5) + 1;

/** Arrows choose among native radio buttons, in a ring; Space takes the one that the focus is on. */
const KEYS = [
  ['Space'],
  ['ArrowDown'],
  ['ArrowDown', 'ArrowDown'],
  ['ArrowUp', 'ArrowUp'],
  ['ArrowUp'],
] as const;

async function choose(take: TakePage, value: number): Promise<void> {
  await tabTo(take.page, take.options[0] ?? '');
  for (const key of KEYS[value - 1] ?? []) await take.page.keyboard.press(key);
}

async function begin(take: TakePage, link: string): Promise<void> {
  const { page, t } = take;
  const { agreement } = consentOf('fi');
  await page.goto(link);
  await tabTo(page, t('take.start.begin'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/take\/consent$/);
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  await tabTo(page, agreement.statement);
  await page.keyboard.press('Space');
  await tabTo(page, agreement.button);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/take\/instructions$/);
  await tabTo(page, t('take.instructions.begin'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/take\/1$/);
}

test('a candidate goes from the link to the receipt with the keyboard alone, and nobody sees the scales', async ({
  page,
  context,
  newOrganization,
  workshop,
}) => {
  test.setTimeout(WHOLE_RUN_MS);
  const bodies = recordBodies(context);
  const { members, name } = await newOrganization();
  const { assessmentId } = await workshop.openAssessment(members.HR);
  const { link } = await workshop.invite(members.RECRUITER, assessmentId, 'Iida Saarela');
  const take = new TakePage(page);
  const { t } = take;
  await begin(take, link);

  const seen = new Set<string>();
  for (let position = 1; position <= STATEMENTS; position += 1) {
    await expect(page).toHaveURL(new RegExp(`/take/${position}$`));
    await expect(page).toHaveTitle(
      t('take.statement.pageTitle', { position, total: STATEMENTS, organization: name }),
    );
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    seen.add(await take.statement.innerText());
    if (position === SKIPPED) {
      await tabTo(page, t('take.statement.skip'));
    } else {
      await choose(take, choiceAt(position));
      await expect(take.option(choiceAt(position))).toBeChecked();
      await tabTo(page, t(position === STATEMENTS ? 'take.statement.toCheck' : 'take.statement.next'));
    }
    await page.keyboard.press('Enter');
  }
  expect(seen.size, 'every statement is another one').toBe(STATEMENTS);

  await expect(page).toHaveURL(/\/take\/check$/);
  const main = page.getByRole('main');
  await expect(main).toContainText(t('take.check.answered', { answered: STATEMENTS - 1, total: STATEMENTS }));
  await tabTo(page, `${t('take.check.answer')} ${t('take.check.answerStatement', { position: SKIPPED })}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/take/${SKIPPED}\\?from=check$`));
  await choose(take, 5);
  await tabTo(page, t('take.statement.toCheck'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/take\/check$/);
  await expect(main).toContainText(t('take.check.noneOpen'));
  await tabTo(page, t('take.check.submit'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('take.receipt.title') })).toBeVisible();

  const stored = await workshop.storedAnswers(await sessionOf(page));
  expect(Object.keys(stored)).toHaveLength(STATEMENTS);
  const positions = [...seen].map((text) => idOf(text));
  const wanted = positions.map((_, index) => (index + 1 === SKIPPED ? 5 : choiceAt(index + 1)));
  expect(positions.map((id) => stored[id])).toEqual(wanted);

  for (const old of ['/take/5', '/take/check', '/take/consent', '/take']) {
    const answer = await page.goto(old);
    expect(answer?.status(), `${old} after sending`).toBe(200);
    await expect(page.getByRole('heading', { level: 1, name: t('take.receipt.title') })).toBeVisible();
  }
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('take:'))),
  ).toEqual([]);

  await page.goto('/take/receipt?lang=sv');
  await page.goto('/take/receipt?lang=en');
  expectNoScales(await bodies());
});

function idOf(text: string): string {
  for (const [id, known] of questionnaireOf('fi').statements) if (known === text) return id;
  throw new Error(`no statement of the questionnaire: ${text}`);
}

async function sessionOf(page: Page): Promise<string> {
  return (await page.context().cookies()).find(({ name }) => name === 'take')?.value ?? '';
}

/** Names of scales and facets in three languages, their keys, and which statements are turned. */
function expectNoScales(bodies: readonly (readonly [string, string])[]): void {
  const keys = new Set(instrumentItems().flatMap(({ scale, facet }) => [scale, facet]));
  const canaries = [...keys, '"reversed"', 'reversed:', 'responseFormat', 'minimumShare'];
  for (const locale of LOCALES) {
    const t = wordsOf(locale);
    for (const scale of new Set(instrumentItems().map((item) => item.scale))) {
      canaries.push(t(`scales.names.${scale}`), t(`scales.descriptions.${scale}`));
    }
    for (const facet of new Set(instrumentItems().map((item) => item.facet))) {
      canaries.push(t(`scales.facets.${facet}`));
    }
  }
  // HTML itself has an attribute «integrity» and one «reversed», so the scripts of React name both.
  const react = readFileSync(REACT, 'utf8');
  const ownWords = canaries.filter((canary) => react.includes(canary));
  expect(ownWords.sort()).toEqual(['"reversed"', 'integrity']);
  const kinds = bodies.map(([url]) => url);
  expect(
    kinds.some((url) => url.includes('/_next/static/')),
    'scripts were read',
  ).toBe(true);
  expect(
    kinds.some((url) => url.includes('/api/take/answers/')),
    'answers of the server were read',
  ).toBe(true);
  const found = bodies.flatMap(([url, body]) => {
    const inScript = url.includes('/_next/static/') && url.endsWith('.js');
    const suspicious = inScript ? canaries.filter((canary) => !ownWords.includes(canary)) : canaries;
    return suspicious.filter((canary) => body.includes(canary)).map((canary) => `${canary} in ${url}`);
  });
  expect([...new Set(found)]).toEqual([]);
}

test.describe('beside the whole way', () => {
  test('arrows do not move on, and digits outside the answers do nothing', async ({
    page,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const { link } = await workshop.invite(members.HR, assessmentId, 'Aava Niemi');
    const take = new TakePage(page);
    await take.start(link);

    await take.option(1).focus();
    for (let presses = 0; presses < take.options.length; presses += 1) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(NOTHING_HAPPENS_MS);
    await expect(page).toHaveURL(/\/take\/1$/);

    await take.option(2).check();
    await take.expectSaved();
    await take.statement.focus();
    await page.keyboard.type('54321');
    await page.waitForTimeout(NOTHING_HAPPENS_MS);
    await expect(take.option(2)).toBeChecked();
    await expect(page).toHaveURL(/\/take\/1$/);
    expect(Object.values(await workshop.storedAnswers(await sessionOf(page)))).toEqual([2]);
  });

  test('going on without a choice says so, in the summary, beside the answers and in the title', async ({
    page,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const { link } = await workshop.invite(members.HR, assessmentId, 'Aava Niemi');
    const take = new TakePage(page);
    await take.start(link);
    await take.next.click();
    const summary = page.getByRole('alert').or(page.locator('[tabindex="-1"]:focus'));
    await expect(summary.first()).toContainText(take.t('take.statement.errorTitle'));
    await expect(page).toHaveTitle(new RegExp(`^${take.t('take.errorPrefix', { title: '' }).trim()}`));
    await page.getByRole('link', { name: take.t('take.statement.errorChoose') }).click();
    await expect(take.option(1)).toBeFocused();
    await expect(page).toHaveURL(/\/take\/1(?:#answer-1)?$/);
    await page.keyboard.press('Space');
    await take.next.click();
    await expect(page).toHaveURL(/\/take\/2$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/take\/1(?:#answer-1)?$/);
    await expect(take.option(1)).toBeChecked();
  });

  test('the same link goes on elsewhere at the first open statement, and the first device can take it back', async ({
    page,
    newContext,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const { link } = await workshop.invite(members.HR, assessmentId, 'Iida Saarela');
    const phone = new TakePage(page);
    await phone.start(link);
    for (const value of [3, 4]) {
      await phone.option(value).check();
      await phone.next.click();
    }
    await expect(page).toHaveURL(/\/take\/3$/);
    await phone.expectSaved();

    const desk = new TakePage(await (await newContext()).newPage());
    await desk.page.goto(link);
    await desk.page.getByRole('button', { name: desk.t('take.start.resume') }).click();
    await expect(desk.page).toHaveURL(/\/take\/3$/);
    await desk.option(5).check();
    await desk.expectSaved();

    await phone.option(1).check();
    await expect(page.getByRole('alert').filter({ hasText: phone.t('take.state.takenOver') })).toBeVisible();
    await page.getByRole('button', { name: phone.t('take.state.takeOver') }).click();
    await expect(page).toHaveURL(/\/take\/\d+$/);
    await page.goto('/take/3');
    // What was chosen here, after the other device had answered, is the newest choice.
    await expect(phone.option(1)).toBeChecked();
    const newest = await workshop.storedAnswers(await sessionOf(page));
    expect(Object.values(newest).sort()).toEqual([1, 3, 4]);
    await desk.option(4).check();
    await expect(
      desk.page.getByRole('alert').filter({ hasText: desk.t('take.state.takenOver') }),
    ).toBeVisible();
  });

  test('two invitations in one browser never mix', async ({ page, context, newOrganization, workshop }) => {
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const first = await workshop.invite(members.HR, assessmentId, 'Iida Saarela');
    const second = await workshop.invite(members.HR, assessmentId, 'Otso Kallio');
    const one = new TakePage(page);
    await one.start(first.link);
    await one.option(2).check();
    await one.expectSaved();
    const sessionOfFirst = await sessionOf(page);

    const two = new TakePage(await context.newPage());
    await two.start(second.link);
    await one.option(5).check();
    await expect(page.getByRole('alert').filter({ hasText: one.t('take.state.otherAttempt') })).toBeVisible();
    expect(await workshop.storedAnswers(await sessionOf(page))).toEqual({});
    expect(Object.values(await workshop.storedAnswers(sessionOfFirst))).toEqual([2]);

    // Back to the first link: its own answer, and the choice that could not be saved is not lost.
    await page.goto(first.link);
    await page.getByRole('button', { name: one.t('take.start.resume') }).click();
    await expect(page).toHaveURL(/\/take\/\d+$/);
    await page.goto('/take/1');
    await expect(one.option(5)).toBeChecked();
    const session = await sessionOf(page);
    await expect.poll(async () => Object.values(await workshop.storedAnswers(session))).toEqual([5]);
  });
});

test.describe('without a network', () => {
  // A busy server may also ask to try again later; the answers arrive all the same.
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|503 \(Service Unavailable\)/] });

  test('answers given offline arrive when the network is back, also those from before a reload', async ({
    page,
    context,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const { link } = await workshop.invite(members.HR, assessmentId, 'Iida Saarela');
    const take = new TakePage(page);
    await take.start(link);
    const session = await sessionOf(page);

    await context.setOffline(true);
    const OFFLINE = 20;
    const answer = async (from: number, to: number) => {
      for (let position = from; position <= to; position += 1) {
        await take.option(choiceAt(position)).check();
        await take.next.click();
        await expect(page).toHaveURL(new RegExp(`/take/${position + 1}$`));
      }
    };
    await answer(1, OFFLINE / 2);
    await expect(take.state).toHaveText(take.t('take.state.offline'));
    expect(await workshop.storedAnswers(session)).toEqual({});
    await context.setOffline(false);
    await page.reload();
    await expect
      .poll(async () => Object.keys(await workshop.storedAnswers(session)).length)
      .toBe(OFFLINE / 2);

    await context.setOffline(true);
    await page.goto('about:blank').catch(() => undefined);
    await context.setOffline(false);
    await page.goto(`/take/${OFFLINE / 2 + 1}`);
    await context.setOffline(true);
    await answer(OFFLINE / 2 + 1, OFFLINE);
    await context.setOffline(false);
    await take.expectSaved();
    const stored = Object.entries(await workshop.storedAnswers(session));
    expect(stored).toHaveLength(OFFLINE);
    const statements = await statementIds(page);
    expect(statements.slice(0, OFFLINE).map((id) => Object.fromEntries(stored)[id])).toEqual(
      Array.from({ length: OFFLINE }, (_, index) => choiceAt(index + 1)),
    );
  });
});

/** The order of the statements, from the check page. */
async function statementIds(page: Page): Promise<readonly string[]> {
  await page.goto('/take/check');
  const texts = await page.locator('details .answers li > span:first-child').allTextContents();
  return texts.map((text) => idOf(text.replace(/^\d+\.\s*/, '').trim()));
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a whole questionnaire goes through, statement by statement', async ({
    page,
    newOrganization,
    workshop,
  }) => {
    test.setTimeout(WHOLE_RUN_MS);
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.shortAssessment(members.HR);
    const { link } = await workshop.invite(members.RECRUITER, assessmentId, 'Iida Saarela');
    const take = new TakePage(page);
    const { t } = take;
    await take.start(link);
    await take.next.click();
    await expect(page).toHaveURL(/\/take\/1\?error=missing/);
    await expect(page.getByText(t('take.statement.errorChoose')).first()).toBeVisible();

    const SHORT = 60;
    for (let position = 1; position <= SHORT; position += 1) {
      await take.option(choiceAt(position)).check();
      await (position === SHORT ? take.toCheck : take.next).click();
    }
    await expect(page.getByRole('main')).toContainText(t('take.check.noneOpen'));
    await take.send.click();
    await expect(page.getByRole('heading', { level: 1, name: t('take.receipt.title') })).toBeVisible();
    const stored = await workshop.storedAnswers(await sessionOf(page));
    expect(Object.keys(stored)).toHaveLength(SHORT);
  });

  test('refusing and withdrawing need no script', async ({ page, newOrganization, workshop }) => {
    const { members } = await newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const { link } = await workshop.invite(members.HR, assessmentId, 'Iida Saarela');
    const { refusal, agreement, withdrawal } = consentOf('fi');
    const { t } = new TakePage(page);
    await page.goto(link);
    await page.getByRole('button', { name: t('take.start.begin') }).click();
    await page.getByRole('button', { name: agreement.button }).click();
    await expect(page.getByText(agreement.missing).first()).toBeVisible();
    await page.getByRole('link', { name: refusal.link, exact: true }).click();
    await page.getByRole('button', { name: refusal.button }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('take.closed.refusedTitle') })).toBeVisible();
    await page
      .getByRole('link', { name: refusal.back })
      .or(page.locator('a[href="/take/consent"]'))
      .first()
      .click();
    await page.getByRole('checkbox', { name: agreement.statement }).check();
    await page.getByRole('button', { name: agreement.button }).click();
    await expect(page.getByRole('link', { name: t('take.instructions.begin') })).toBeVisible();
    await page.goto('/take/withdraw');
    await page.getByRole('button', { name: withdrawal.button }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: t('take.closed.withdrawnTitle') }),
    ).toBeVisible();
    await page.goto('/take/1');
    await expect(
      page.getByRole('heading', { level: 1, name: t('take.closed.withdrawnTitle') }),
    ).toBeVisible();
  });
});

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { tabTo } from './fixtures/keyboard';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const SCALES = [
  'carefulness',
  'salesConfidence',
  'serviceOrientation',
  'socialConfidence',
  'stressTolerance',
  'integrity',
] as const;
const LONG_TEST_MS = 240_000;

type Step = Readonly<{ title: string; notices: string; digits: string }>;

/** Frequency, loss, gain, then relevance to the six scales, as one types them. */
const STEPS: readonly Step[] = [
  { title: 'Tervehtii asiakasta nimeltä', notices: 'Tulee nähdyksi', digits: '613003200' },
  { title: 'Varmistaa, kuka soittaa', notices: 'Tietonsa ovat turvassa', digits: '640300002' },
  { title: 'Kuuntelee suuttuneen asiakkaan loppuun', notices: 'Tulee kuulluksi', digits: '434002130' },
  { title: 'Ehdottaa sopivampaa sopimusta', notices: 'Saa sen, mitä tarvitsee', digits: '413031200' },
];

test.use({ viewport: { width: 1440, height: 900 } });

async function signInThroughForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/fi/sign-in');
  await page.getByLabel(t('account.email')).fill(email);
  await page.getByLabel(t('account.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('account.signIn.submit') }).click();
  await expect(page).toHaveURL(/\/fi$/);
}

/** One step by the keyboard: the focus is on its title when it begins, and on the last cell when it ends. */
async function typeStep(page: Page, number: number, { title, digits }: Omit<Step, 'notices'>): Promise<void> {
  await expect(page.getByLabel(t('roles.steps.titleLabel', { number }), { exact: true })).toBeFocused();
  await page.keyboard.type(title);
  for (const digit of digits) {
    await page.keyboard.press('Tab');
    await page.keyboard.press(digit);
  }
}

async function newRole(page: Page, title: string): Promise<void> {
  await page.goto('/fi/roles/new');
  await tabTo(page, t('roles.new.name'));
  await page.keyboard.type(title);
  await tabTo(page, t('roles.new.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/fi\/roles\/[0-9a-f-]{36}$/);
}

const saved = (page: Page) => page.getByRole('status').filter({ hasText: savedPattern() }).first();
const savedPattern = () => new RegExp(`^${t('roles.save.saved', { time: '' }).trim()} \\d`);

function weightOf(page: Page, scale: string): Locator {
  return page
    .getByRole('region', { name: t('roles.weights.title') })
    .getByRole('listitem')
    .filter({ has: page.getByText(t(`scales.names.${scale}`), { exact: true }) })
    .first();
}

async function percents(page: Page): Promise<readonly number[]> {
  const texts = await Promise.all(SCALES.map((scale) => weightOf(page, scale).locator('b').innerText()));
  return texts.map((text) => Number(/^\d+/.exec(text)?.[0] ?? Number.NaN));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('HR makes a job, rates its steps, publishes it, edits it and reads what changed', async ({
  page,
  newOrganization,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const { members, password } = await newOrganization();
  await signInThroughForm(page, members.HR.email, password);
  // The start page of an organisation without anything leads to the first step.
  await page.getByRole('link', { name: t('dashboard.home.first.toRoles') }).click();
  await expect(page.getByRole('heading', { name: t('roles.list.emptyTitle') })).toBeVisible();
  await newRole(page, 'Asiakasneuvoja');

  const publish = page.getByRole('button', { name: t('roles.head.publish'), exact: true });
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(t('roles.problems.noStep'))).toBeVisible();

  // Steps with their ratings, by the keyboard; the last cell of the part adds the next step.
  await tabTo(page, `${t('roles.steps.add')} – ${t('roles.firstStages.contact')}`);
  await page.keyboard.press('Enter');
  for (const [index, step] of STEPS.entries()) {
    await typeStep(page, index + 1, step);
    if (index < STEPS.length - 1) await page.keyboard.press('Enter');
  }
  await expect(saved(page)).toBeVisible();
  const before = await percents(page);
  expect(sum(before)).toBe(100);

  // Changing one rating changes the weights at once, and their trace says which steps made them.
  await page
    .getByLabel(t('roles.steps.cellLabel', { field: t('roles.fields.step.loss'), number: 1 }))
    .focus();
  await page.keyboard.press('4');
  await expect.poll(() => percents(page)).not.toEqual(before);
  expect(sum(await percents(page))).toBe(100);
  const service = weightOf(page, 'serviceOrientation');
  await service.locator('summary').click();
  await expect(service).toContainText(STEPS[0]?.title ?? '');
  await expect(service).toContainText(members.HR.name);
  const shares = await service.locator('.sh').allInnerTexts();
  expect(sum(shares.map((share) => Number.parseInt(share, 10)))).toBe(100);

  await fixWhatBlocks(page);
  await publishVersion(page, 1);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Asiakasneuvoja');

  // The draft goes on, and the next version says in words what became of it.
  await page.getByRole('link', { name: t('roles.version.draftLink') }).click();
  await expect(page.getByText(t('roles.problems.unchanged', { version: 1 }))).toBeVisible();
  await page
    .getByLabel(t('roles.steps.cellLabel', { field: t('roles.fields.step.frequency'), number: 3 }))
    .focus();
  await page.keyboard.press('6');
  await publishVersion(page, 2);
  const changes = page.getByRole('region', { name: t('roles.version.changes', { version: 1 }) });
  const { title } = STEPS[2] ?? { title: '' };
  await expect(changes).toContainText(
    t('roles.changes.rating', { title, field: t('roles.fields.step.frequency'), from: 4, to: 6 }),
  );
  await expect(
    changes.getByRole('listitem').filter({ hasText: t('scales.names.stressTolerance') }),
  ).toHaveCount(1);

  await page.goto('/fi/roles');
  await expect(page.getByRole('row', { name: /Asiakasneuvoja/ }).getByRole('link')).toHaveCount(2);
});

/** Every entry of the list leads to the place where it is solved. */
async function fixWhatBlocks(page: Page): Promise<void> {
  const problems = page.locator('.problems li');
  const go = (words: string) =>
    problems.filter({ hasText: words }).getByRole('link', { name: t('roles.problems.go') });
  for (const [index, { notices }] of STEPS.entries()) {
    const words = t('roles.problems.customerNoticesMissing', { number: index + 1 });
    await go(words).click();
    const field = t('roles.fields.step.customerNotices');
    await expect(
      page.getByLabel(t('roles.steps.cellLabel', { field, number: index + 1 }), { exact: true }),
    ).toBeFocused();
    await page.keyboard.type(notices);
    await page.keyboard.press('Tab');
    await expect(problems.filter({ hasText: words })).toHaveCount(0);
  }
  await go(t('roles.problems.successCriterionMissing')).click();
  await expect(page.getByLabel(t('roles.fields.successCriterion'))).toBeFocused();
  await page.keyboard.type('Asia ratkeaa ensimmäisessä yhteydessä');
  await page.keyboard.press('Tab');
  await expect(page.getByText(t('roles.problems.none'))).toBeVisible();
  await page.getByRole('button', { name: t('roles.steps.views.ratings'), exact: true }).click();
}

async function publishVersion(page: Page, version: number): Promise<void> {
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: t('roles.head.publish'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: t('roles.publish.title', { version }) });
  await dialog.getByRole('button', { name: t('roles.publish.submit', { version }) }).click();
  await expect(page).toHaveURL(new RegExp(`/versions/${version}$`));
}

test('a job of ten steps is entered with the keyboard alone, and is there after a reload', async ({
  page,
  enter,
  newOrganization,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const STEP_COUNT = 10;
  const { members } = await newOrganization();
  await enter(members.HR);
  await newRole(page, 'Linja-autonkuljettaja');
  await page.evaluate(countPointers);

  await tabTo(page, `${t('roles.steps.add')} – ${t('roles.firstStages.contact')}`);
  await page.keyboard.press('Enter');
  const ratingsOf = (number: number) =>
    `${number % 7}${number % 5}${(number + 2) % 5}${'013213'.slice(0, 6)}`;
  for (let number = 1; number <= STEP_COUNT; number += 1) {
    await typeStep(page, number, { title: `Työvaihe ${number}`, digits: ratingsOf(number) });
    if (number < STEP_COUNT) await page.keyboard.press('Enter');
  }
  await expect(saved(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset['pointers'] ?? '0')).toBe('0');
  await expect.poll(() => leftUnsaved(page), { timeout: LONG_TEST_MS / 4 }).toBe(false);

  await page.reload();
  const field = (name: string, number: number) =>
    page.getByLabel(t('roles.steps.cellLabel', { field: name, number }), { exact: true });
  for (const number of [1, 7, STEP_COUNT]) {
    await expect(page.getByLabel(t('roles.steps.titleLabel', { number }), { exact: true })).toHaveValue(
      `Työvaihe ${number}`,
    );
    const [frequency, loss] = [...ratingsOf(number)];
    await expect(field(t('roles.fields.step.frequency'), number)).toHaveValue(frequency ?? '');
    await expect(field(t('roles.fields.step.loss'), number)).toHaveValue(loss ?? '');
  }
  expect(sum(await percents(page))).toBe(100);

  // Without a mouse a step moves to another place as well.
  await page.getByRole('button', { name: t('roles.steps.menu', { number: STEP_COUNT }) }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, t('roles.steps.moveUp')).catch(() => undefined);
  await page.getByRole('button', { name: t('roles.steps.moveUp') }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(
    page.getByLabel(t('roles.steps.titleLabel', { number: STEP_COUNT - 1 }), { exact: true }),
  ).toHaveValue(`Työvaihe ${STEP_COUNT}`);
});

function countPointers(): void {
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
    window.addEventListener(type, () => {
      const { dataset } = document.documentElement;
      dataset['pointers'] = String(Number(dataset['pointers'] ?? 0) + 1);
    });
  }
}

async function leftUnsaved(page: Page): Promise<boolean> {
  return !(await saved(page).isVisible());
}

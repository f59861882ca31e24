import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { publishVersion, weightsBeside } from './fixtures/role-editor';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const REASON = 'Asiakkaan tiedoissa virhe on kalliimpi kuin vaiheista näkyy';
const OTHER_RATERS = ['Aino Arvio', 'Eero Eri'];

test.use({ viewport: { width: 1440, height: 900 } });

/** The row of the weights with everybody on the page of the raters. */
const nowRow = (page: Page) =>
  page
    .getByRole('table', { name: t('raters.effect.caption') })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: t('raters.effect.weights'), exact: true }) });

test('a weight is argued with: other rules beside it, without a rater, and by hand only with a reason', async ({
  page,
  enter,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { jobRoleId } = await workshop.ratedRole(members.HR, OTHER_RATERS);
  await enter(members.HR);

  // Each rater can be switched off, and the page says what that would do before it is done.
  await page.goto(`/fi/roles/${jobRoleId}/raters`);
  const [first] = OTHER_RATERS;
  const without = page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: t('raters.effect.without', { name: first ?? '' }) }),
  });
  const [before, changes] = [await numbersOf(nowRow(page)), await numbersOf(without)];
  expect(changes.some((change) => change !== 0)).toBe(true);
  const off = page.getByRole('button', { name: t('raters.list.switchOffOf', { name: first ?? '' }) });
  await off.click();
  const on = page.getByRole('button', { name: t('raters.list.switchOnOf', { name: first ?? '' }) });
  await expect(on).toBeVisible();
  expect(await numbersOf(nowRow(page))).toEqual(
    before.map((weight, index) => weight + (changes[index] ?? 0)),
  );
  await on.click();
  await expect(off).toBeVisible();
  expect(await numbersOf(nowRow(page))).toEqual(before);

  // What other rules would give stands beside what holds, and changes nothing.
  await page.goto(`/fi/roles/${jobRoleId}/weights`);
  const other = page.getByRole('table', { name: t('roleWeights.variants.title') });
  await expect(other.getByRole('columnheader')).toHaveCount(6);
  const alpha = page.getByRole('table', { name: t('roles.alpha.title') });
  await expect(alpha.getByRole('columnheader')).toHaveText([t('roles.alpha.scale'), '0,25', '0,50', '0,75']);
  await expect(alpha.locator('tbody tr')).toHaveCount(6);

  // By hand: refused without a reason, and what was typed stays.
  const scale = t('scales.names.carefulness');
  await page.getByText(t('roleWeights.override.summary', { scale }), { exact: true }).click();
  const form = page.locator('form').filter({ has: page.locator('input[name="scale"][value="carefulness"]') });
  await form.getByLabel(t('roleWeights.override.percent')).fill('55');
  await form.getByRole('button', { name: t('roleWeights.override.save'), exact: true }).click();
  await expect(form.getByLabel(t('roleWeights.override.reason'))).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByLabel(t('roleWeights.override.percent'))).toHaveValue('55');
  await form.getByLabel(t('roleWeights.override.reason')).fill(REASON);
  await form.getByRole('button', { name: t('roleWeights.override.save'), exact: true }).click();
  await expect(page.getByText(t('roleWeights.override.change', { scale }), { exact: true })).toBeVisible();
  await expect(page.getByText(t('roleWeights.list.held.override')).first()).toBeVisible();

  // In the editor and in the published version it is what counts, with its reason.
  await page.goto(`/fi/roles/${jobRoleId}`);
  const weights = await weightsBeside(page);
  expect(weights[0]).toBe(55);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  await publishVersion(page, 1);
  await expect(page.getByText(REASON).first()).toBeVisible();
});

/** The whole numbers of a row; U+2212 is a minus. */
async function numbersOf(row: ReturnType<typeof nowRow>): Promise<readonly number[]> {
  const texts = await row.getByRole('cell').allInnerTexts();
  return texts.map((text) => Number.parseInt(text.replace('\u2212', '-'), 10));
}

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { tabTo, wayThrough } from './fixtures/keyboard';
import { publishButton, ratingCell, saved, stepRows, titleCell } from './fixtures/role-editor';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 640 };
const MOST_STOPS = 400;
/** Of the first step; each differs from what the job has. */
const OTHER_RATINGS = '140231321';

for (const [size, viewport] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const) {
  test.describe(`on ${size}`, () => {
    test.use({ viewport });

    test('Tab passes every control of the editor once, shows where it is, and comes out at the end', async ({
      page,
      enter,
      newOrganization,
      workshop,
    }) => {
      const { members } = await newOrganization();
      const { jobRoleId } = await workshop.smallRole(members.HR);
      await enter(members.HR);
      await page.goto(`/fi/roles/${jobRoleId}`);
      await expect(saved(page)).toBeVisible();
      const expected = await page.locator('[data-column], main button, main summary').count();
      const { names, faults } = await wayThrough(page, MOST_STOPS);
      expect(faults).toEqual([]);
      expect(names.length).toBeGreaterThan(expected / 2);
    });
  });
}

test.describe('with the keyboard alone', () => {
  test.use({ viewport: DESK });

  test('stages, steps, dialogs and publishing are reached, and the focus never falls back to the page', async ({
    page,
    enter,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { jobRoleId, steps } = await workshop.smallRole(members.HR);
    await enter(members.HR);
    await page.goto(`/fi/roles/${jobRoleId}`);
    const { keyboard } = page;

    // A new stage, named at once, and moved forward in the path.
    await tabTo(page, t('roles.path.add'));
    await keyboard.press('Enter');
    const stage = (number: number) =>
      page.getByLabel(t('roles.path.titleLabel', { number }), { exact: true });
    const { length: stages } = await page.locator('ol.path > li').all();
    await expect(stage(stages)).toBeFocused();
    await keyboard.type('Jälkihoito');
    await keyboard.press('Tab');
    await expect(page.getByRole('button', { name: t('roles.path.menu', { number: stages }) })).toBeFocused();
    await keyboard.press('Enter');
    await tabTo(page, t('roles.path.moveEarlier')).catch(() => undefined);
    await page.getByRole('button', { name: t('roles.path.moveEarlier') }).press('Enter');
    await expect(stage(stages - 1)).toHaveValue('Jälkihoito');
    await keyboard.press('Escape');
    await expectFocusOnPage(page);

    // A step to another stage through the dialog, without a mouse; the focus is on its menu afterwards.
    await page.getByRole('button', { name: t('roles.steps.menu', { number: 1 }) }).focus();
    const moved = await titleCell(page, 1).inputValue();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: t('roles.steps.moveTo') }).press('Enter');
    const dialog = page.getByRole('dialog', { name: t('roles.move.title', { number: 1 }) });
    await expect(dialog).toBeVisible();
    await dialog.getByLabel(t('roles.move.stage')).focus();
    await keyboard.press('ArrowDown');
    await dialog.getByRole('button', { name: t('roles.move.submit'), exact: true }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expectFocusOnPage(page);
    await expect(titleCell(page, 1)).not.toHaveValue(moved);

    // Removing hands the focus to the neighbour, and Ctrl+Z brings the step back.
    await page.getByRole('button', { name: t('roles.steps.menu', { number: steps }) }).focus();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: t('roles.steps.remove') }).press('Enter');
    await expect(stepRows(page)).toHaveCount(steps - 1);
    await expectFocusOnPage(page);
    await publishButton(page).focus();
    await keyboard.press('Control+z');
    await expect(stepRows(page)).toHaveCount(steps);

    // A scale is left out with its reason and taken in again.
    const exclude = page.getByRole('button', { name: t('roles.targets.exclude'), exact: true });
    await exclude.last().focus();
    await keyboard.press('Enter');
    const leaving = page.getByRole('dialog');
    await leaving.getByLabel(t('roles.targets.excludeReason')).focus();
    await keyboard.type('Työssä ei käsitellä rahaa eikä tietoja');
    await leaving.getByRole('button', { name: t('roles.targets.excludeSubmit'), exact: true }).press('Enter');
    await expect(leaving).toHaveCount(0);
    await expectFocusOnPage(page);
    await page.getByRole('button', { name: t('roles.targets.include'), exact: true }).press('Enter');
    await expect(exclude).toHaveCount(6);
    await expectFocusOnPage(page);
    await expect(saved(page)).toBeVisible();

    // The dialog of publishing can be left with Escape, and gives the focus back.
    await publishButton(page).focus();
    if ((await publishButton(page).getAttribute('aria-disabled')) === null) {
      await keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(publishButton(page)).toBeFocused();
    }
  });

  test('what was changed before a reload is taken back after it, step by step', async ({
    page,
    enter,
    newOrganization,
    workshop,
  }) => {
    const { members } = await newOrganization();
    const { jobRoleId } = await workshop.smallRole(members.HR);
    await enter(members.HR);
    await page.goto(`/fi/roles/${jobRoleId}`);
    const before = await ratingsOf(page);
    await ratingCell(page, 'frequency', 1).focus();
    for (const digit of OTHER_RATINGS) {
      await page.keyboard.press(digit);
      await page.keyboard.press('Tab');
    }
    expect(await ratingsOf(page)).not.toEqual(before);
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(saved(page)).toBeVisible();
    const undo = page.getByRole('button', { name: t('roles.head.undo'), exact: true });
    await undo.focus();
    for (let presses = 0; presses < OTHER_RATINGS.length; presses += 1) {
      const notice = page.locator('.draft-notice');
      const said = await notice.innerText();
      await page.keyboard.press('Control+z');
      await expect(notice).not.toHaveText(said);
    }
    await expect.poll(() => ratingsOf(page)).toEqual(before);
  });
});

/** The focus is on something that one can go on from. */
async function expectFocusOnPage(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

const ratingsOf = (page: Page) =>
  page
    .locator('tr[data-step] select.cell')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLSelectElement).value));

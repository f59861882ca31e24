import { expect, test } from './fixtures';
import { memberCookie } from './fixtures/cookies';
import { rateCell, ratingCell, saved } from './fixtures/role-editor';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);
const DESK = { width: 1440, height: 900 };

test.use({ viewport: DESK });

test('two editors at once lose nothing: other cells both stay, and the same cell is a choice', async ({
  page,
  enter,
  baseURL,
  newContext,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { jobRoleId } = await workshop.smallRole(members.HR);
  await enter(members.HR);
  const second = await newContext({ viewport: DESK });
  await second.addCookies([memberCookie(members.ADMIN, baseURL)]);
  const other = await second.newPage();
  for (const editor of [page, other]) await editor.goto(`/fi/roles/${jobRoleId}`);

  // Both change another cell of the same step, neither having seen the other's change.
  await rateCell(page, 'frequency', 3, '2');
  await rateCell(other, 'gain', 3, '4');
  await expect(ratingCell(other, 'frequency', 3)).toHaveValue('2');

  // The same cell: whoever comes second is asked, and may take the other's value …
  await rateCell(page, 'loss', 1, '3');
  await ratingCell(other, 'loss', 1).focus();
  await other.keyboard.press('4');
  const asked = (by: typeof page, theirs: string, mine: string) =>
    by
      .getByRole('alert')
      .filter({ hasText: `”${theirs}”` })
      .filter({ hasText: `”${mine}”` });
  await expect(asked(other, '3', '4')).toBeVisible();
  await expect(ratingCell(other, 'loss', 1)).toHaveValue('3');
  await asked(other, '3', '4')
    .getByRole('button', { name: t('roles.conflict.keepTheirs', { value: '”3”' }) })
    .click();
  await expect(asked(other, '3', '4')).toHaveCount(0);
  await expect(ratingCell(other, 'loss', 1)).toBeFocused();

  // … or keep their own.
  await rateCell(other, 'loss', 2, '0');
  await ratingCell(page, 'loss', 2).focus();
  await page.keyboard.press('2');
  await expect(asked(page, '0', '2')).toBeVisible();
  await asked(page, '0', '2')
    .getByRole('button', { name: t('roles.conflict.takeMine', { value: '”2”' }) })
    .click();
  await expect(ratingCell(page, 'loss', 2)).toHaveValue('2');
  await expect(saved(page)).toBeVisible();

  for (const editor of [page, other]) {
    await editor.reload();
    await expect(ratingCell(editor, 'frequency', 3)).toHaveValue('2');
    await expect(ratingCell(editor, 'gain', 3)).toHaveValue('4');
    await expect(ratingCell(editor, 'loss', 1)).toHaveValue('3');
    await expect(ratingCell(editor, 'loss', 2)).toHaveValue('2');
  }
});

test('a comment on a step waits for a decision, and both stay to be read', async ({
  page,
  enter,
  baseURL,
  newContext,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { jobRoleId } = await workshop.smallRole(members.HR);
  await enter(members.HR);
  await page.goto(`/fi/roles/${jobRoleId}/map`);
  const table = page.getByRole('table', { name: t('workMap.list.title') });
  await table.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/map\/steps\//);
  const comments = page.getByRole('region', { name: t('teamwork.comments.title') });
  await comments.getByRole('button', { name: t('teamwork.comments.add'), exact: true }).click();
  await expect(comments.getByLabel(t('teamwork.comments.text'))).toHaveAttribute('aria-invalid', 'true');
  const question = 'Kuuluuko tämä myös chattiin?';
  await comments.getByLabel(t('teamwork.comments.text')).fill(question);
  await comments.getByRole('button', { name: t('teamwork.comments.add'), exact: true }).click();
  await expect(comments.getByText(question, { exact: true })).toBeVisible();
  await expect(comments.getByLabel(t('teamwork.comments.text'))).toHaveValue('');

  // A colleague finds it on the page of the job and closes it in words.
  const second = await newContext({ viewport: DESK });
  await second.addCookies([memberCookie(members.ADMIN, baseURL)]);
  const other = await second.newPage();
  await other.goto(`/fi/roles/${jobRoleId}`);
  const open = other.getByRole('region', { name: t('teamwork.comments.all') });
  await expect(open).toContainText(question);
  await open.getByRole('link').click();
  await expect(other).toHaveURL(/\/map\/steps\/.*#comments$/);
  const decision = 'Kyllä, chat on jo kanavissa.';
  await other.getByRole('textbox', { name: t('teamwork.comments.decision') }).fill(decision);
  await other.getByRole('button', { name: t('teamwork.comments.decide'), exact: true }).click();
  await expect(other.getByText(decision)).toBeVisible();
  await expect(other.getByRole('textbox', { name: t('teamwork.comments.decision') })).toHaveCount(0);

  await page.reload();
  await expect(comments).toContainText(decision);
  await expect(comments).toContainText(members.ADMIN.name);
  await page.goto(`/fi/roles/${jobRoleId}`);
  await expect(page.getByText(t('teamwork.comments.none2'))).toBeVisible();
});

test('a deleted job is in the bin and comes back whole', async ({
  page,
  enter,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { jobRoleId } = await workshop.smallRole(members.HR);
  await enter(members.HR);
  await page.goto(`/fi/roles/${jobRoleId}`);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: t('roles.head.archive'), exact: true }).click();
  await expect(page).toHaveURL(/\/fi\/roles$/);
  await page.getByRole('button', { name: t('teamwork.bin.deleteOf', { title }) }).click();
  const bin = page.getByRole('region', { name: t('teamwork.bin.title') });
  await expect(bin).toContainText(title);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  const answer = await page.request.get(`/fi/roles/${jobRoleId}`);
  expect(answer.status()).toBe(404);

  await bin.getByRole('button', { name: t('teamwork.bin.restoreOf', { title }) }).click();
  await expect(bin).toHaveCount(0);
  const archived = page.getByRole('region', { name: t('roles.list.archivedTitle') });
  await archived.getByRole('button', { name: t('teamwork.bin.restoreOf', { title }) }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: title }) });
  await row.getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`${jobRoleId}$`));
  await expect(ratingCell(page, 'frequency', 1)).toHaveValue('6');
});

import { expect, test } from './fixtures';
import { wordsOf } from './fixtures/words';

const t = wordsOf('fi');

for (const script of [true, false]) {
  test.describe(script ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled: script });

    test('HR closes a step on the work map, and the map says where to mend the job first', async ({
      page,
      enter,
      newOrganization,
      workshop,
    }) => {
      const { members } = await newOrganization();
      const { jobRoleId } = await workshop.shortAssessment(members.HR);
      await enter(members.HR);
      await page.goto(`/fi/roles/${jobRoleId}/map`);
      const figure = page.getByRole('figure', { name: t('workMap.figure') });
      const steps = figure.locator('.map-steps a');
      // The figure and the list tell the same steps.
      const rows = page.getByRole('table', { name: t('workMap.list.title') }).locator('tbody tr');
      await expect(rows).toHaveCount(await steps.count());
      await expect(page.getByText(t('workMap.fix.none'))).toBeVisible();

      // The step whose error costs most.
      const costly = rows.filter({ has: page.locator('td:nth-child(5)', { hasText: '4' }) }).first();
      const title = await costly.getByRole('link').textContent();
      await costly.getByRole('link').click();
      await expect(page).toHaveURL(/\/map\/steps\//);
      await page.getByLabel(t('workMap.form.latitude'), { exact: true }).selectOption('0');
      await page.getByLabel(t('workMap.form.authority')).fill('Vain esihenkilö päättää');
      await page.getByLabel(t('roles.channels.phone')).check();
      await page.getByRole('button', { name: t('workMap.form.save'), exact: true }).click();
      await expect(page.getByText('3 tietoa tallennettiin.')).toBeVisible();
      await expect(page.getByLabel(t('roles.channels.phone'))).toBeChecked();

      await page.getByRole('link', { name: t('workMap.form.back') }).click();
      const first = page.getByRole('table', { name: t('workMap.fix.title') }).locator('tbody tr');
      await expect(first).toHaveCount(1);
      await expect(first).toContainText(title ?? 'the step');
      await expect(first).toContainText('Vain esihenkilö päättää');
    });
  });
}

test('a value out of range is named at its field, and nothing of the form is stored', async ({
  page,
  enter,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { jobRoleId } = await workshop.shortAssessment(members.HR);
  await enter(members.HR);
  await page.goto(`/fi/roles/${jobRoleId}/map/job`);
  await page.getByLabel(t('workMap.form.jobOwner')).fill('Anna');
  await page.getByLabel(t('roles.fields.isco')).fill('42');
  await page.getByRole('button', { name: t('workMap.form.save'), exact: true }).click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expect(page.getByLabel(t('roles.fields.isco'))).toHaveAttribute('aria-invalid', 'true');
  // What was typed is still there, and only there.
  await expect(page.getByLabel(t('workMap.form.jobOwner'))).toHaveValue('Anna');
  await page.reload();
  await expect(page.getByLabel(t('workMap.form.jobOwner'))).toHaveValue('');
});

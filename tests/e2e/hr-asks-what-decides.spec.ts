import { expect, test } from './fixtures';
import { wordsOf } from './fixtures/words';

const t = wordsOf('fi');

for (const script of [true, false]) {
  test.describe(script ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled: script });

    test('HR writes down who decides, finds where the job stands in the way and plans to mend it', async ({
      page,
      enter,
      newOrganization,
      workshop,
    }) => {
      const { members } = await newOrganization();
      const { jobRoleId } = await workshop.shortAssessment(members.HR);
      await enter(members.HR);
      await page.goto(`/fi/roles/${jobRoleId}/authority`);
      await expect(page.getByText(t('authority.fix.none'))).toBeVisible();
      const title = t('authority.suggestions.refund.title');
      await page.getByRole('link', { name: title }).click();
      await expect(page).toHaveURL(/suggestion=refund/);
      await expect(page.getByLabel(t('authority.form.title'), { exact: true })).toHaveValue(title);

      // The first step whose error is costly; what was typed stays when something is missing.
      const save = page.getByRole('button', { name: t('authority.form.save'), exact: true });
      await page.getByLabel(t('authority.form.limitAmount')).fill('50,5');
      const boxes = page.locator('input[name=stepIds]');
      for (const box of await boxes.all()) await box.check();
      await save.click();
      await expect(page.getByText(t('common.errorSummaryTitle'))).toBeVisible();
      await expect(page.getByLabel(t('authority.form.limitAmount'))).toHaveValue('50,5');
      await expect(boxes.first()).toBeChecked();
      await page
        .getByLabel(t('authority.form.decider'), { exact: true })
        .selectOption({ label: t('sideWords.deciders.nobodyKnows') });
      await save.click();
      await expect(page).toHaveURL(/\/authority$/);
      const matrix = page.getByRole('table', { name: t('authority.matrix.title') });
      await expect(matrix).toContainText('50,50 €');

      // Nobody knows who decides where an error is costly: the job comes before the person.
      const fixes = page.getByRole('table', { name: t('authority.fix.title') });
      await expect(fixes).toContainText(t('authority.fix.reasons.nobodyKnows'));
      await fixes.getByRole('link').first().click();
      await expect(page).toHaveURL(/\/authority\/fix\//);
      await page.getByLabel(t('authority.fixForm.change')).fill('Oikeus hyvittää itse');
      await page.getByLabel(t('authority.fixForm.due')).fill('2027-01-31');
      await save.click();
      await expect(page).toHaveURL(/\/authority(#fix)?$/);
      await expect(fixes).toContainText('Oikeus hyvittää itse');
      await expect(fixes).toContainText('31.1.2027');

      await matrix.getByRole('button', { name: t('authority.matrix.removeOf', { title }) }).click();
      await expect(page.getByText(t('authority.removed'))).toBeVisible();
      await expect(matrix).toHaveCount(0);
      await page.getByRole('button', { name: t('authority.restore') }).click();
      await expect(matrix).toContainText(title);
    });

    test('whoever does the job tells a situation behind a link, and HR codes it to a step', async ({
      page,
      enter,
      newOrganization,
      newContext,
      workshop,
    }) => {
      const { members } = await newOrganization();
      const { jobRoleId } = await workshop.shortAssessment(members.HR);
      await enter(members.HR);
      await page.goto(`/fi/roles/${jobRoleId}/incidents`);
      await page.getByRole('button', { name: t('incidents.links.makeOf', { language: 'Suomi' }) }).click();
      const link = await page.getByLabel(t('incidents.links.link'), { exact: true }).inputValue();

      const phone = await newContext({ javaScriptEnabled: script, viewport: { width: 360, height: 740 } });
      const story = await phone.newPage();
      await story.goto(new URL(link).pathname);
      const send = story.getByRole('button', { name: t('stories.send'), exact: true });
      await story.getByLabel(t('stories.kinds.bad')).check();
      await story.getByLabel(t('stories.happened')).fill('Lippuautomaatti ei toiminut.');
      await send.click();
      await expect(story.getByText(t('common.errorSummaryTitle'))).toBeVisible();
      await expect(story.getByLabel(t('stories.happened'))).toHaveValue('Lippuautomaatti ei toiminut.');
      await expect(story.getByLabel(t('stories.kinds.bad'))).toBeChecked();
      await story.getByLabel(t('stories.action')).fill('Kuljettaja otti matkustajan kyytiin.');
      await story.getByLabel(t('stories.outcome')).fill('Kuljettaja sai huomautuksen.');
      await story.getByLabel(t('stories.times.year')).check();
      await send.click();
      await expect(story.getByText(t('stories.receipt.title'))).toBeVisible();

      await page.goto(`/fi/roles/${jobRoleId}/incidents`);
      await page.getByRole('link', { name: 'Lippuautomaatti ei toiminut.' }).click();
      await expect(page).toHaveURL(/\/incidents\/[0-9a-f-]+$/);
      await page.getByLabel(t('incidents.code.step'), { exact: true }).selectOption({ index: 1 });
      await page.getByLabel(t('incidents.code.loss')).selectOption('4');
      await page.getByRole('button', { name: t('incidents.code.save'), exact: true }).click();
      await expect(page.getByText(t('incidents.code.saved'))).toBeVisible();
      await expect(page.getByRole('heading', { name: t('incidents.evidence.title') })).toBeVisible();

      await page.goto(`/fi/roles/${jobRoleId}/map`);
      const told = page.getByRole('table', { name: t('workMap.list.title') }).locator('td:last-child');
      await expect(told.filter({ hasText: '1' })).toHaveCount(1);
    });
  });
}

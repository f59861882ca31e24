import { randomUUID } from 'node:crypto';
import { expect, test } from './fixtures';
import { wordsOf } from './fixtures/words';

const t = wordsOf('fi');

test('a list is looked at, confirmed, and undone before anybody hears of it', async ({
  page,
  enter,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { assessmentId } = await workshop.openAssessment(members.HR);
  await enter(members.RECRUITER);
  const code = randomUUID().slice(0, 8);
  const pasted = [
    'Nimi;Sähköposti;Kieli;Aikavyöhyke',
    `Iida Saarela;iida-${code}@example.com;;`,
    `Erik Lind;erik-${code}@example.com;svenska;America/New_York`,
    'Väärä Osoite;ei.osoite;;',
    `Sama Osoite;IIDA-${code}@example.com;;`,
  ].join('\n');

  await page.goto(`/fi/assessments/${assessmentId}/invite/list`);
  const list = page.getByLabel(t('invitations.list.paste'), { exact: true });
  await list.fill(pasted);
  await page.getByRole('button', { name: t('invitations.list.look'), exact: true }).click();
  await expect(
    page.getByRole('heading', { name: t('invitations.list.foundTitle', { count: 2 }) }),
  ).toBeVisible();
  await expect(list).toHaveValue(pasted);
  const problems = page.getByRole('table', { name: t('invitations.list.problemsCaption') });
  await expect(problems.getByText(t('invitations.list.problems.emailInvalid'))).toBeVisible();
  await expect(problems.getByText(t('invitations.list.problems.repeated'))).toBeVisible();
  const people = page.getByRole('table', { name: t('invitations.list.peopleCaption') });
  await expect(people.getByRole('row', { name: /Erik Lind.*Svenska.*America\/New York/ })).toBeVisible();

  await page.getByRole('button', { name: t('invitations.list.confirm', { count: 2 }), exact: true }).click();
  await expect(page).toHaveURL(/\/invitations\/batches\//);
  await expect(
    page.getByRole('heading', { name: t('invitations.batch.doneTitle', { count: 2 }) }),
  ).toBeVisible();
  await page.getByRole('button', { name: t('invitations.batch.undo'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('invitations.batch.undoneTitle') })).toBeVisible();

  await page.goto(`/fi/assessments/${assessmentId}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Erik Lind')).toHaveCount(0);
});

test('HR extends the time of those who are answering, and cannot cut it', async ({
  page,
  enter,
  newOrganization,
  workshop,
}) => {
  const { members } = await newOrganization();
  const { assessmentId } = await workshop.openAssessment(members.HR);
  await workshop.invite(members.HR, assessmentId, 'Noora Hakala');
  await enter(members.HR);
  await page.goto(`/fi/assessments/${assessmentId}/settings`);
  const closesOn = page.getByLabel(t('assessments.form.closesOn'));
  const save = page.getByRole('button', { name: t('invitations.settings.save'), exact: true });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  // The link of an assessment without a last day lives for two weeks: that much was promised.
  await closesOn.fill(inDays(5));
  await save.click();
  await expect(page.getByRole('link', { name: t('errors.endBeforePromise') })).toBeVisible();
  await closesOn.fill(inDays(30));
  await save.click();
  await expect(page.getByText(t('invitations.settings.savedMoved', { moved: 1, revived: 0 }))).toBeVisible();
});

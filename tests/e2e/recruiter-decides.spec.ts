import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { wordsOf } from './fixtures/words';

const t = wordsOf('fi');
test.use({ viewport: { width: 1440, height: 900 } });

const REASON = 'Työnäytteessä rauhallinen ja tarkka, kun asiakas oli vihainen.';
const WHY = 'Toinen työnäyte tuli vasta nyt käsiteltäväksi.';
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();

test('a recruiter finds, compares, tries weights, decides and opens a case again', async ({
  page,
  enter,
  workshop,
  newOrganization,
}) => {
  const { members } = await newOrganization();
  const [first, second] = ['Öberg Siv', 'Mäkelä Aarne'];
  const names = [first, second, 'Aalto Veeti'];
  const { assessmentId, people } = await workshop.answeredAssessment(members.HR, {
    names,
    careless: [second],
  });
  const ordinary = people.find(({ name }) => name === first);
  const path = `/fi/assessments/${assessmentId}`;
  await enter(members.RECRUITER);

  await test.step('the list is filtered by its address and kept as a view', async () => {
    await page.goto(path);
    await page.getByLabel(t('candidates.tools.flags')).selectOption('some');
    await press(page, 'candidates.tools.apply');
    await expect(page).toHaveURL(/flags=some/);
    const rows = page.locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(second);
    await page.getByText(t('candidates.views.save'), { exact: true }).click();
    await page.getByLabel(t('candidates.views.name')).fill('Huomioita');
    await press(page, 'candidates.views.submit');
    await expect(page.getByRole('link', { name: 'Huomioita', exact: true })).toBeVisible();
  });

  await test.step('a search leaves no name in the address', async () => {
    await page.goto(path);
    await page.getByLabel(t('candidates.tools.search')).fill('siv');
    await press(page, 'candidates.tools.find');
    const found = page.getByRole('region', { name: t('candidates.found.title') });
    await expect(found.getByRole('link', { name: first })).toBeVisible();
    expect(page.url()).toMatch(new RegExp(`${path}$`));
  });

  await test.step('two are compared without a ranking', async () => {
    for (const name of [first, second]) {
      await page.getByLabel(t('candidates.table.chooseOne', { name })).check();
    }
    await expect(page.getByText(t('candidates.bulk.chosen', { count: 2 }))).toBeVisible();
    await press(page, 'candidates.bulk.compare');
    await expect(page).toHaveURL(/compare\?ids=/);
    const heads = await page.locator('table.cmp thead th').allInnerTexts();
    // By name, and not by fit.
    expect(heads.slice(1).map((text) => text.split('\n')[0])).toEqual([second, first]);
    await expect(page.getByText(t('comparison.scales.uncertainty'))).toBeVisible();
  });

  await test.step('other weights are tried and not kept', async () => {
    await page.getByRole('link', { name: t('comparison.whatIf'), exact: true }).click();
    await expect(page.getByText(t('comparison.trial.watermark'))).toBeVisible();
    const weight = page.locator('#weight-integrity');
    const before = await weight.inputValue();
    await weight.fill('100');
    await expect(page.getByText(/100\s%/).first()).toBeVisible();
    await page.reload();
    await expect(weight).toHaveValue(before);
  });

  await test.step('a decision needs a ground beside the score, and own words', async () => {
    await page.goto(`/fi/reports/${ordinary?.reportId ?? ''}`);
    await press(page, 'decision.save');
    await expect(page.locator('#error-summary')).toBeFocused();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await page.getByLabel(t('candidates.choices.notNow')).check();
    await page.getByLabel(t('decision.ground.workSample')).check();
    await page.getByLabel(t('decision.reason'), { exact: true }).fill(REASON);
    await press(page, 'decision.save');
    await expect(page.getByText(t('decision.stands'))).toBeVisible();
    await expect(page.locator('#decision')).toContainText(REASON);
    await expect(page.locator('#decision')).toContainText(members.RECRUITER.name);
  });

  await test.step('opened again, the old decision stays in the history', async () => {
    await page.getByText(t('decision.reopenTitle'), { exact: true }).click();
    await page.getByLabel(t('decision.reopenReason')).fill(WHY);
    await press(page, 'decision.reopen');
    await expect(page.getByRole('heading', { name: t('decision.history') })).toBeVisible();
    await expect(page.locator('#decision')).toContainText(WHY);
    await expect(page.locator('#decision')).toContainText(REASON);
    await expect(page.getByRole('button', { name: t('decision.save') })).toBeVisible();
  });
});

test('a hidden name is nowhere on the way until it is revealed with a reason', async ({
  page,
  context,
  enter,
  workshop,
  newOrganization,
}) => {
  const { members } = await newOrganization();
  const { assessmentId, people } = await workshop.answeredAssessment(members.HR, {
    names: ['Piilonen Kerttu', 'Salamäki Onni'],
    blind: true,
  });
  const attemptId = people[0]?.attemptId ?? '';
  const reportId = people[0]?.reportId ?? '';
  const name = /Piilonen|Kerttu|Salamäki|Onni/;
  const bodies: string[] = [];
  context.on('response', (response) => {
    void response.text().then(
      (text) => bodies.push(text),
      () => undefined,
    );
  });
  await enter(members.HR);
  for (const path of [
    `/fi/assessments/${assessmentId}`,
    `/fi/assessments/${assessmentId}/compare?ids=${people.map((person) => person.attemptId).join(',')}`,
    `/fi/assessments/${assessmentId}/what-if?ids=${attemptId}`,
    `/fi/assessments/${assessmentId}/reveal/${attemptId}`,
    `/fi/reports/${reportId}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.content(), path).not.toMatch(name);
    expect(await page.title(), path).not.toMatch(name);
  }
  expect(bodies.length).toBeGreaterThan(4);
  expect(bodies.filter((body) => name.test(body))).toEqual([]);

  await page.getByRole('link', { name: t('candidates.reveal.link') }).click();
  await page.getByLabel(t('candidates.reveal.reason')).fill('Kutsu haastatteluun');
  await press(page, 'candidates.reveal.confirm');
  await expect(page).toHaveURL(new RegExp(reportId));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Piilonen Kerttu');
});

test('without a script people are compared and weights are tried all the same', async ({
  newContext,
  enter,
  page,
  workshop,
  newOrganization,
}) => {
  const { members } = await newOrganization();
  const { assessmentId } = await workshop.answeredAssessment(members.HR, {
    names: ['Öberg Siv', 'Aalto Veeti'],
  });
  await enter(members.RECRUITER);
  const storageState = await page.context().storageState();
  const reader = await (await newContext({ javaScriptEnabled: false, storageState })).newPage();
  await reader.goto(`/fi/assessments/${assessmentId}`);
  for (const box of await reader.locator('input[name="ids"]').all()) await box.check();
  await reader.getByRole('button', { name: t('candidates.bulk.compare'), exact: true }).click();
  await expect(reader.locator('table.cmp')).toBeVisible();
  await reader.getByRole('link', { name: t('comparison.whatIf'), exact: true }).click();
  await reader.locator('#weight-integrity').fill('77');
  await reader.getByRole('button', { name: t('comparison.trial.apply'), exact: true }).click();
  await expect(reader).toHaveURL(/w\.integrity=77/);
  await expect(reader.locator('#weight-integrity')).toHaveValue('77');
});

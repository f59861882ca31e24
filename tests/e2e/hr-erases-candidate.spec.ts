import { expect, test } from './fixtures';
import { wordsOf } from './fixtures/words';

const t = wordsOf('fi');
const WHY = 'Asia 12/2026 on vireillä.';
const CORRECTED = 'Iida Saarela-Kivi';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled });

    test('HR corrects a candidate’s name, keeps the data during a dispute, and erases them afterwards', async ({
      page,
      enter,
      workshop,
      newOrganization,
    }) => {
      const { members } = await newOrganization();
      const name = 'Iida Saarela';
      const { assessmentId, people } = await workshop.answeredAssessment(members.HR, { names: [name] });
      const attemptId = people[0]?.attemptId ?? '';
      await enter(members.HR);
      const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });

      await page.goto(`/fi/settings/retention/${attemptId}`);
      await button('retention.correct').click();
      await expect(page.locator('#correct-name')).toHaveAttribute('aria-invalid', 'true');
      await page.locator('#correct-name').fill(CORRECTED);
      await button('retention.correct').click();
      await expect(page.getByText(t('retention.corrected'))).toBeVisible();
      await page.goto(`/fi/assessments/${assessmentId}`);
      await expect(page.getByText(CORRECTED).first()).toBeVisible();

      await page.goto(`/fi/settings/retention/${attemptId}`);
      await button('retention.hold').click();
      await expect(page.locator('#hold-reason')).toHaveAttribute('aria-invalid', 'true');
      await page.locator('#hold-reason').fill(WHY);
      await button('retention.hold').click();
      await expect(page.getByText(WHY)).toBeVisible();
      await expect(button('retention.erase')).toHaveCount(0);
      await page.goto('/fi/settings/retention');
      await expect(page.getByRole('cell', { name: WHY })).toBeVisible();

      await page.goto(`/fi/settings/retention/${attemptId}`);
      await button('retention.release').click();
      await button('retention.erase').click();
      await expect(page.locator('#erase-confirm')).toHaveAttribute('aria-invalid', 'true');
      await page.getByLabel(t('retention.confirm')).check();
      await button('retention.erase').click();
      await expect(page.getByText(t('retention.isErased'))).toBeVisible();
      await page.goto(`/fi/assessments/${assessmentId}`);
      await expect(page.getByText(t('candidates.names.erased')).first()).toBeVisible();
      await expect(page.getByText(name)).toHaveCount(0);
      await expect(page.getByText(CORRECTED)).toHaveCount(0);
    });
  });
}

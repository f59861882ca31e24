import { expect, test } from './fixtures';
import { DEFAULT_LOCALE, wordsOf } from './fixtures/words';

const t = wordsOf(DEFAULT_LOCALE);

const numberIn = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN);

test('HR begins with what waits, looks at how the assessments go, and comes from a number to its people', async ({
  page,
  enter,
  seed,
}) => {
  await enter(seed.members.HR);
  await page.goto('/fi');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('dashboard.home.title'));
  const requests = page.getByRole('region', { name: t('dashboard.home.requests') });
  await expect(requests.getByRole('link').first()).toHaveAttribute('href', /\/requests\//);

  await page
    .getByRole('navigation', { name: t('nav.main') })
    .getByRole('link', { name: t('nav.dashboard') })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('dashboard.overview.title'));
  const funnel = page.getByRole('figure', { name: t('dashboard.overview.funnel.title') });
  const drawn = funnel.locator('.recharts-label-list text');
  await expect(drawn).toHaveCount(5);
  await funnel.getByText(t('dashboard.overview.asTable')).click();
  const total = funnel.getByRole('row', { name: t('dashboard.overview.total') }).getByRole('cell');
  const inTable = (await total.allInnerTexts()).slice(0, 5).map(numberIn);
  expect((await drawn.allTextContents()).map(numberIn)).toEqual(inTable);
  expect(inTable[0]).toBeGreaterThan(3);

  const started = funnel.locator(`a[href*="${seed.assessmentId}?reached=started"]`);
  const count = numberIn(await started.textContent());
  await started.click();
  await expect(page.getByRole('link', { name: t('candidates.reach.remove') })).toBeVisible();
  await expect(page.locator('.people tbody tr')).toHaveCount(count);
});

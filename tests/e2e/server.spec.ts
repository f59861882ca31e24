import { expect, test } from './fixtures';

test('answers on its health addresses', async ({ request }) => {
  const live = await request.get('/api/health/live');
  expect(live.status()).toBe(200);
  await expect
    .poll(async () => (await request.get('/api/health/ready')).status(), { timeout: 20_000 })
    .toBe(200);
});

test('signs a member in and lets a candidate in beside', async ({
  browser,
  context,
  signIn,
  newOrganization,
  workshop,
}) => {
  const { members, password } = await newOrganization();
  await signIn(context, members.ADMIN, password);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name)).toContain('kuusi-session');

  const { assessmentId } = await workshop.openAssessment(members.HR);
  const { link } = await workshop.invite(members.RECRUITER, assessmentId, 'Iida Saarela');
  const candidate = await browser.newContext();
  const page = await candidate.newPage();
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(200);
  await candidate.close();
});

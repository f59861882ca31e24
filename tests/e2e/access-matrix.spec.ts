import type { APIRequestContext, APIResponse, PlaywrightWorkerArgs } from '@playwright/test';
import { expect, test } from './fixtures';
import { ACTORS, type ActorName, type Outcome } from './fixtures/access';
import { PAGES, WITH_IDS } from './fixtures/access-table';
import { candidateHeader, memberHeader, raterHeader } from './fixtures/cookies';
import { builtRoutes } from './fixtures/routes';
import { wordsOf } from './fixtures/words';
import type { E2eOrganization, E2eSeed } from './fixtures/workshop';

const t = wordsOf('fi');
const MATRIX_MS = 120_000;
const REDIRECTS = [303, 307, 308];

const SECURITY_HEADERS = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
] as const;

function cookieOf(actor: ActorName, seed: E2eSeed, other: E2eOrganization): string | null {
  switch (actor) {
    case 'anonymous':
      return null;
    case 'candidate':
      return candidateHeader(seed.takes.answering);
    case 'rater':
      return raterHeader(seed.raters.rating);
    case 'RECRUITER':
    case 'HR':
    case 'ADMIN':
      return memberHeader(seed.members[actor]);
    case 'strangerRECRUITER':
      return memberHeader(other.members.RECRUITER);
    case 'strangerHR':
      return memberHeader(other.members.HR);
    case 'strangerADMIN':
      return memberHeader(other.members.ADMIN);
  }
}

const FROM = '10.77.0.1';

function clientOf(
  playwright: PlaywrightWorkerArgs['playwright'],
  baseURL: string | undefined,
  cookie: string | null,
): Promise<APIRequestContext> {
  const headers = { 'x-forwarded-for': FROM, ...(cookie === null ? {} : { cookie }) };
  return playwright.request.newContext({ ...(baseURL ? { baseURL } : {}), extraHTTPHeaders: headers });
}

const get = (client: APIRequestContext, path: string, headers: Record<string, string> = {}) =>
  client.get(path, { maxRedirects: 0, headers });

function outcomeOf(answer: APIResponse): Outcome {
  const { location } = answer.headers();
  if (!REDIRECTS.includes(answer.status())) return answer.status();
  return new URL(location ?? '', 'http://x').pathname;
}

const agrees = (found: Outcome, wanted: Outcome) =>
  typeof found === 'string' && typeof wanted === 'string' && wanted.startsWith('/versions')
    ? found.endsWith(wanted)
    : found === wanted;

/** Headers that an answer lacks; a page about somebody must not be kept anywhere. */
function headerFaults(answer: APIResponse): readonly string[] {
  const headers = answer.headers();
  const missing = SECURITY_HEADERS.filter((name) => !headers[name]).map((name) => `no ${name}`);
  const cache = headers['cache-control'] ?? 'nothing said';
  const isKept = !cache.includes('no-store') && !REDIRECTS.includes(answer.status());
  return isKept ? [...missing, `may be kept (${cache})`] : missing;
}

test('every page of the build has its row', () => {
  const { pages } = builtRoutes();
  expect(Object.keys(PAGES).sort()).toEqual(pages);
});

for (const actor of ACTORS) {
  test(`each page answers ${actor} as declared, with all security headers`, async ({
    playwright,
    baseURL,
    seed,
    newOrganization,
  }) => {
    test.setTimeout(MATRIX_MS);
    const other = await newOrganization();
    const client = await clientOf(playwright, baseURL, cookieOf(actor, seed, other));
    const faults: string[] = [];
    for (const [route, { path, outcome }] of Object.entries(PAGES)) {
      const answer = await get(client, path(seed));
      const found = outcomeOf(answer);
      if (!agrees(found, outcome[actor])) faults.push(`${route}: ${found} instead of ${outcome[actor]}`);
      faults.push(...headerFaults(answer).map((fault) => `${route}: ${fault}`));
      const mayName = !actor.startsWith('stranger') || /\[token\]/.test(route);
      if (!mayName && (await answer.text()).includes(seed.code)) faults.push(`${route}: foreign names`);
    }
    expect(faults).toEqual([]);
    await client.dispose();
  });
}

test('an id of another organisation looks exactly like an id that never existed, also as data for a script', async ({
  playwright,
  baseURL,
  seed,
  newOrganization,
}) => {
  const other = await newOrganization();
  const faults: string[] = [];
  for (const role of ['RECRUITER', 'HR', 'ADMIN'] as const) {
    const client = await clientOf(playwright, baseURL, memberHeader(other.members[role]));
    for (const [route, { path }] of WITH_IDS) {
      const foreign = path(seed);
      const unknown = foreign.replaceAll(
        /[0-9a-f]{8}-[0-9a-f-]{27}/g,
        '01990000-0000-7000-8000-000000000000',
      );
      const [one, two] = [await get(client, foreign), await get(client, unknown)];
      if (one.status() !== two.status()) faults.push(`${role} ${route}: ${one.status()}, ${two.status()}`);
      const html = await one.text();
      const title = /<title>([^<]*)</.exec(html)?.[1] ?? '';
      if (html.includes(seed.code) || title.includes(seed.code)) faults.push(`${role} ${route}: the name`);
      if (!html.includes(t('errors.pages.notFoundTitle'))) faults.push(`${role} ${route}: another page`);
      const flight = await get(client, foreign, { rsc: '1' });
      if ((await flight.text()).includes(seed.code)) faults.push(`${role} ${route}: the name, as data`);
    }
    await client.dispose();
  }
  expect(faults).toEqual([]);
});

type Knock = Readonly<{
  method: 'GET' | 'POST' | 'PUT';
  path: (seed: E2eSeed) => string;
  form?: Record<string, string>;
}>;
type Door = Readonly<{
  knock: Knock;
  anonymous: Outcome;
  member: Outcome;
  wrongMethod: 'GET' | 'POST' | null;
}>;

const form = (path: string, fields: Record<string, string> = {}): Knock => ({
  method: 'POST',
  path: () => path,
  form: fields,
});
const REF = 'A'.repeat(16);
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const wording = { attemptRef: REF, locale: 'fi', consentVersion: '1' };

/** Every interface of the build, and what it says to whoever has no business there. */
const DOORS: Readonly<Record<string, Door>> = {
  '/api/health/live': {
    knock: { method: 'GET', path: () => '/api/health/live' },
    anonymous: 200,
    member: 200,
    wrongMethod: 'POST',
  },
  '/api/health/ready': {
    knock: { method: 'GET', path: () => '/api/health/ready' },
    anonymous: 200,
    member: 200,
    wrongMethod: 'POST',
  },
  '/api/auth/[...nextauth]': {
    knock: { method: 'GET', path: () => '/api/auth/session' },
    anonymous: 200,
    member: 200,
    wrongMethod: null,
  },
  '/api/take/answers/[itemId]': {
    knock: { method: 'PUT', path: () => '/api/take/answers/i01' },
    anonymous: 401,
    member: 401,
    wrongMethod: 'GET',
  },
  '/api/take/answers': {
    knock: form('/api/take/answers', {
      attemptRef: REF,
      itemId: 'i01',
      position: '1',
      value: '3',
      step: 'next',
    }),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/consent': {
    knock: form('/api/take/consent', { ...wording, agree: 'yes' }),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/leave': {
    knock: form('/api/take/leave'),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/open': {
    knock: form('/api/take/open', { token: 'b'.repeat(43), locale: 'fi' }),
    anonymous: `/i/${'b'.repeat(43)}`,
    member: `/i/${'b'.repeat(43)}`,
    wrongMethod: 'GET',
  },
  '/api/take/refuse': {
    knock: form('/api/take/refuse', wording),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/arrangements': {
    knock: form('/api/take/arrangements', { attemptRef: REF, largeText: 'yes' }),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/data': {
    knock: form('/api/take/data', { attemptRef: REF, locale: 'fi' }),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/requests': {
    knock: form('/api/take/requests', { attemptRef: REF, kind: 'humanReview' }),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/submit': {
    knock: form('/api/take/submit', { attemptRef: REF, locale: 'fi', expectedAnswered: '72' }),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/take-over': {
    knock: form('/api/take/take-over'),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/take/withdraw': {
    knock: form('/api/take/withdraw', wording),
    anonymous: '/take',
    member: '/take',
    wrongMethod: 'GET',
  },
  '/api/observe/open': {
    knock: form('/api/observe/open', { token: 'b'.repeat(43), locale: 'fi' }),
    anonymous: `/o/${'b'.repeat(43)}`,
    member: `/o/${'b'.repeat(43)}`,
    wrongMethod: 'GET',
  },
  '/api/observe/plan': {
    knock: { method: 'GET', path: () => '/api/observe/plan' },
    anonymous: 401,
    member: 401,
    wrongMethod: 'POST',
  },
  '/api/observe/sync': {
    knock: { method: 'PUT', path: () => '/api/observe/sync' },
    anonymous: 401,
    member: 401,
    wrongMethod: 'GET',
  },
  '/[locale]/manifest.webmanifest': {
    knock: { method: 'GET', path: () => '/fi/manifest.webmanifest' },
    anonymous: 200,
    member: 200,
    wrongMethod: 'POST',
  },
  '/take/manifest.webmanifest': {
    knock: { method: 'GET', path: () => '/take/manifest.webmanifest' },
    anonymous: 200,
    member: 200,
    wrongMethod: 'POST',
  },
  '/offline/[locale]': {
    knock: { method: 'GET', path: () => '/offline/fi' },
    anonymous: 200,
    member: 200,
    wrongMethod: 'POST',
  },
  '/observe/manifest.webmanifest': {
    knock: { method: 'GET', path: () => '/observe/manifest.webmanifest' },
    anonymous: 200,
    member: 200,
    wrongMethod: 'POST',
  },
  '/api/rate/frame': {
    knock: form('/api/rate/frame'),
    anonymous: '/rate',
    member: '/rate',
    wrongMethod: 'GET',
  },
  '/api/rate/open': {
    knock: form('/api/rate/open', { token: 'b'.repeat(43), locale: 'fi' }),
    anonymous: `/r/${'b'.repeat(43)}`,
    member: `/r/${'b'.repeat(43)}`,
    wrongMethod: 'GET',
  },
  '/api/rate/submit': {
    knock: form('/api/rate/submit', { raterId: ID, expected: '3' }),
    anonymous: '/rate/check',
    member: '/rate/check',
    wrongMethod: 'GET',
  },
  '/api/rate/votes': {
    knock: form('/api/rate/votes', { raterId: ID, stepId: ID, position: '1', scales: '' }),
    anonymous: '/rate',
    member: '/rate',
    wrongMethod: 'GET',
  },
  '/api/rate/votes/[stepId]': {
    knock: { method: 'PUT', path: () => `/api/rate/votes/${ID}` },
    anonymous: 401,
    member: 401,
    wrongMethod: 'GET',
  },
  '/[locale]/roles/[roleId]/versions/[version]/export': {
    // A stranger as the second member: what a recruiter of the organisation may read is tested on the page.
    knock: { method: 'GET', path: ({ jobRoleId }) => `/fi/roles/${jobRoleId}/versions/9/export` },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  '/[locale]/roles/[roleId]/sheet/file': {
    knock: { method: 'GET', path: ({ jobRoleId }) => `/fi/roles/${jobRoleId}/sheet/file?format=csv` },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  // Where a recruiter may read, an id that nobody has stands for what is not theirs.
  '/[locale]/roles/[roleId]/versions/[version]/dossier/file': {
    knock: { method: 'GET', path: ({ jobRoleId }) => `/fi/roles/${jobRoleId}/versions/1/dossier/file` },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  '/[locale]/reports/[reportId]/export/pdf': {
    knock: { method: 'GET', path: () => `/fi/reports/${ID}/export/pdf` },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  '/[locale]/assessments/[assessmentId]/compare/file': {
    knock: { method: 'GET', path: () => `/fi/assessments/${ID}/compare/file?ids=${ID}` },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  '/[locale]/assessments/[assessmentId]/export/file': {
    knock: { method: 'GET', path: () => `/fi/assessments/${ID}/export/file?format=csv` },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  '/[locale]/assessments/[assessmentId]/export/files/[fileId]': {
    knock: {
      method: 'GET',
      path: ({ assessmentId }) => `/fi/assessments/${assessmentId}/export/files/${ID}`,
    },
    anonymous: 404,
    member: 404,
    wrongMethod: 'POST',
  },
  '/[locale]/reports/[reportId]/export/file': {
    knock: {
      method: 'POST',
      path: ({ reports }) => `/fi/reports/${reports.ordinary.reportId}/export/file`,
      form: { reason: 'Tarkistus' },
    },
    anonymous: 403,
    member: 404,
    wrongMethod: 'GET',
  },
};

async function knockOn(client: APIRequestContext, seed: E2eSeed, { method, path, form: fields }: Knock) {
  const data = { attemptRef: REF, value: 3, seq: 1, device: 'x', shownMs: null };
  return client.fetch(path(seed), {
    method,
    maxRedirects: 0,
    headers: { 'sec-fetch-site': 'same-origin' },
    ...(fields ? { form: fields } : method === 'PUT' ? { data } : {}),
  });
}

test('every interface refuses whoever has no business there', async ({
  playwright,
  baseURL,
  seed,
  newOrganization,
}) => {
  const { interfaces } = builtRoutes();
  expect(Object.keys(DOORS).sort()).toEqual(interfaces);
  const other = await newOrganization();
  const callers = [
    ['anonymous', await clientOf(playwright, baseURL, null)],
    ['member', await clientOf(playwright, baseURL, memberHeader(seed.members.RECRUITER))],
    ['member', await clientOf(playwright, baseURL, memberHeader(other.members.ADMIN))],
  ] as const;
  const faults: string[] = [];
  for (const [route, door] of Object.entries(DOORS)) {
    for (const [who, client] of callers) {
      const answer = await knockOn(client, seed, door.knock);
      const found = outcomeOf(answer);
      if (found !== door[who]) faults.push(`${route} ${who}: ${found} instead of ${door[who]}`);
      faults.push(...headerFaults(answer).map((fault) => `${route} ${who}: ${fault}`));
      if ((await answer.text()).includes(seed.code)) faults.push(`${route} ${who}: names`);
    }
    faults.push(...(await wrongMethodFaults(callers[0][1], seed, route, door)));
  }
  expect(faults).toEqual([]);
});

async function wrongMethodFaults(client: APIRequestContext, seed: E2eSeed, route: string, door: Door) {
  const { wrongMethod, knock } = door;
  if (wrongMethod === null) return [];
  const answer = await client.fetch(knock.path(seed), { method: wrongMethod, maxRedirects: 0 });
  return answer.status() === 405 ? [] : [`${route} by ${wrongMethod}: ${answer.status()}`];
}

test('another site cannot use a browser that is signed in', async ({ playwright, baseURL, seed }) => {
  const client = await clientOf(playwright, baseURL, candidateHeader(seed.takes.answering));
  const admin = await clientOf(playwright, baseURL, memberHeader(seed.members.ADMIN));
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
  for (const [route, { knock }] of Object.entries(DOORS)) {
    if (knock.method === 'GET' || route === '/api/health/live') continue;
    const caller = route.startsWith('/api') ? client : admin;
    const answer = await caller.fetch(knock.path(seed), {
      method: knock.method,
      maxRedirects: 0,
      headers: foreign,
      ...(knock.form ? { form: knock.form } : { data: {} }),
    });
    expect(answer.status(), route).toBe(403);
  }
});

test('a candidate reaches only the own attempt', async ({ playwright, baseURL, seed, workshop }) => {
  const client = await clientOf(playwright, baseURL, candidateHeader(seed.takes.answering));
  const { attemptRef, session } = await workshop.answeringCandidate(seed.members.HR, seed.assessmentId);
  const save = (ref: string, seq: number) =>
    client.put('/api/take/answers/i01', {
      data: { attemptRef: ref, value: 1, seq, device: 'matrix', shownMs: 900 },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
  expect((await save(attemptRef, 1)).status(), 'the attempt of somebody else').toBe(409);
  expect((await save(seed.takes.answeringRef, 2)).status(), 'the own attempt').toBe(200);
  const before = await workshop.storedAnswers(seed.takes.answering);
  const forms = {
    '/api/take/answers': { attemptRef, itemId: 'i40', position: '40', value: '2', step: 'next' },
    '/api/take/submit': { attemptRef, locale: 'fi', expectedAnswered: '0' },
    '/api/take/withdraw': { ...wording, attemptRef },
  };
  for (const [path, fields] of Object.entries(forms)) {
    const answer = await client.post(path, { form: fields, maxRedirects: 0 });
    expect(outcomeOf(answer), path).toBe('/take/other');
  }
  expect(await workshop.storedAnswers(seed.takes.answering)).toEqual(before);
  expect(await workshop.storedAnswers(session)).toEqual({});
});

test('raw answers leave only for an administrator of the same organisation, and the export says why', async ({
  playwright,
  baseURL,
  seed,
}) => {
  const path = `/fi/reports/${seed.reports.ordinary.reportId}/export/file`;
  const post = async (client: APIRequestContext, reason: string) =>
    client.post(path, { form: { reason }, maxRedirects: 0, headers: { 'sec-fetch-site': 'same-origin' } });
  const admin = await clientOf(playwright, baseURL, memberHeader(seed.members.ADMIN));
  expect(outcomeOf(await post(admin, ' '))).toBe(path.replace('/file', ''));
  const file = await post(admin, 'Hakija pyysi tarkistusta');
  expect(file.status()).toBe(200);
  const text = await file.text();
  expect(JSON.parse(text)).toEqual(expect.objectContaining({}));
  expect(text).not.toContain(seed.reports.ordinary.name);
  for (const role of ['HR', 'RECRUITER'] as const) {
    const client = await clientOf(playwright, baseURL, memberHeader(seed.members[role]));
    expect((await post(client, 'Tarkistus')).status(), role).toBe(404);
  }
});

test('a copied cookie is worth nothing after signing out', async ({
  page,
  playwright,
  baseURL,
  newOrganization,
}) => {
  const { members, password } = await newOrganization();
  await page.goto('/fi/sign-in');
  await page.getByLabel(t('account.email')).fill(members.RECRUITER.email);
  await page.getByLabel(t('account.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('account.signIn.submit') }).click();
  await expect(page).toHaveURL(/\/fi$/);
  const copied = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const thief = await clientOf(playwright, baseURL, copied);
  expect((await get(thief, '/fi/assessments')).status(), 'while signed in').toBe(200);

  await page
    .getByRole('button', { name: t('nav.signOut') })
    .filter({ visible: true })
    .click();
  await expect(page).toHaveURL(/\/fi\/sign-in$/);
  expect(outcomeOf(await get(thief, '/fi/assessments'))).toBe('/fi/sign-in');
  await page.goBack();
  await page.reload();
  await expect(page).toHaveURL(/\/fi\/sign-in$/);
});

test('a hundred pages carry a hundred nonces', async ({ request }) => {
  const REQUESTS = 100;
  const nonces = new Set<string>();
  for (let done = 0; done < REQUESTS; done += 10) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => request.get('/fi/sign-in')));
    for (const answer of answers) {
      const policy = answer.headers()['content-security-policy'] ?? '';
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    }
  }
  expect(nonces.size).toBe(REQUESTS);
  expect(nonces).not.toContain('');
});

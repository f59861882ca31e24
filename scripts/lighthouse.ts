// npm run test:lighthouse: the accessibility part of Lighthouse on pages of candidates, recruiters and HR, on an
// installation of its own. One page a line, the verdict last; exit status 1 when a page has less than 100.
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { encode } from 'next-auth/jwt';
import { createJudge } from './bench/judge';
import { openSite } from './bench/site';

const WHOLE = 100;
const PORT = 9_331;

type Visit = Readonly<{ path: string; cookie: string; formFactor: 'mobile' | 'desktop' }>;

const judge = createJudge('lighthouse');
const site = await openSite({ floors: false, dataDir: '.data/lighthouse' });
try {
  const { prepare } = await import('./bench/prepare');
  const { browserOptions } = await import('./bench/weight');
  const prepared = await prepare(3);
  const { args, executablePath } = browserOptions();
  const browser = await chromium.launch({
    executablePath,
    args: [...args, `--remote-debugging-port=${PORT}`],
  });
  try {
    for (const visit of visits(prepared, await staffCookie(prepared.sessionId))) await look(visit);
  } finally {
    await browser.close();
  }
} finally {
  await site.stop();
}
process.exit(judge.verdict());

type Prepared = Readonly<{ takeSession: string; jobRoleId: string; assessmentId: string; reportId: string }>;

function visits(
  { takeSession, jobRoleId, assessmentId, reportId }: Prepared,
  staff: string,
): readonly Visit[] {
  const candidate = (path: string): Visit => ({ path, cookie: `take=${takeSession}`, formFactor: 'mobile' });
  const member = (path: string): Visit => ({ path, cookie: staff, formFactor: 'desktop' });
  return [
    ...['/take/instructions', '/take/1', '/take/check', '/take/arrangements'].map(candidate),
    ...['/fi', `/fi/assessments/${assessmentId}`, `/fi/reports/${reportId}`].map(member),
    ...['/fi/roles', `/fi/roles/${jobRoleId}`, `/fi/roles/${jobRoleId}/weights`].map(member),
    { path: '/fi/sign-in', cookie: '', formFactor: 'mobile' },
  ];
}

/** The score of one page; what it lost is told below it. */
async function look(visit: Visit): Promise<void> {
  const { categories, audits } = await resultOf(visit);
  const score = Math.round(WHOLE * (categories['accessibility']?.score ?? 0));
  const name = visit.path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
  judge.check(`${name} (${visit.formFactor})`, String(score), score === WHOLE, String(WHOLE));
  for (const { id, score: part, title } of Object.values(audits))
    if (part === 0) judge.tell(`  ${id}`, title);
}

async function resultOf({ path, cookie, formFactor }: Visit) {
  const found = await lighthouse(`${site.origin}${path}`, {
    port: PORT,
    onlyCategories: ['accessibility'],
    formFactor,
    screenEmulation: formFactor === 'desktop' ? { mobile: false, width: 1440, height: 900 } : {},
    logLevel: 'silent',
    ...(cookie === '' ? {} : { extraHeaders: { Cookie: cookie } }),
  });
  if (!found) throw new Error(`${path} was not looked at`);
  const arrived = new URL(found.lhr.finalDisplayedUrl).pathname;
  if (found.lhr.runtimeError || arrived !== path) throw new Error(`${path} did not open, but ${arrived}`);
  return found.lhr;
}

/** As the Cookie header of a request. */
async function staffCookie(sid: string): Promise<string> {
  const secret = process.env['AUTH_SECRET'] ?? '';
  return `kuusi-session=${await encode({ token: { sid }, secret })}`;
}

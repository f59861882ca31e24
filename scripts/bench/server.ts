// Benchmarks of the running server, beside floors measured in the same run of the same build: npm run bench.
import { encode } from 'next-auth/jwt';
import { openSite } from './site';

/** Goals: ratios to the floors of the same run, milliseconds, and bytes above an empty page of the same build. */
const GOALS = { savingRatio: 1.5, savingP99Ms: 50, candidateBytes: 15_000, staffBytes: 110_000 } as const;
const CANDIDATES = 80;

const site = await openSite();
const verdicts: boolean[] = [];
try {
  const { prepare } = await import('./prepare');
  const { measureSaving } = await import('./saving');
  const { weighScripts } = await import('./weight');
  const prepared = await prepare(CANDIDATES);

  const saving = await measureSaving(site, prepared.attempts);
  line(
    'CPU per saved answer',
    `${saving.cpuPerSaveMs.toFixed(2)} ms, floor ${saving.cpuPerFloorSaveMs.toFixed(2)} ms`,
  );
  judge(
    '… as a ratio of the floor',
    saving.ratio.toFixed(2),
    saving.ratio <= GOALS.savingRatio,
    `≤ ${GOALS.savingRatio}`,
  );
  judge(
    `response to ${saving.openLoopSaves} answers at 100/s`,
    `p50 ${saving.p50Ms.toFixed(1)} ms, p99 ${saving.p99Ms.toFixed(1)} ms`,
    saving.p99Ms <= GOALS.savingP99Ms,
    `p99 ≤ ${GOALS.savingP99Ms} ms`,
  );
  judge('refused or failed saves', String(saving.failures), saving.failures === 0, '0');

  const staff = await staffCookie(prepared.sessionId);
  const candidate = { name: 'take', value: prepared.takeSession };
  const weights = await weighScripts(site.origin, [
    { name: 'empty page', address: '/take/bench-floor' },
    { name: 'candidate: statement', address: '/take/1', cookie: candidate },
    { name: 'staff: job role', address: `/fi/roles/${prepared.jobRoleId}`, cookie: staff },
    { name: 'staff: assessment', address: `/fi/assessments/${prepared.assessmentId}`, cookie: staff },
    { name: 'staff: fit report', address: `/fi/reports/${prepared.reportId}`, cookie: staff },
  ]);
  const empty = weights.get('empty page') ?? 0;
  line('script of an empty page', kilobytes(empty));
  for (const [name, bytes] of weights) {
    if (name === 'empty page') continue;
    const most = name.startsWith('candidate') ? GOALS.candidateBytes : GOALS.staffBytes;
    judge(
      `script of ${name}`,
      `empty page + ${kilobytes(bytes - empty)}`,
      bytes - empty <= most,
      `+ ${kilobytes(most)}`,
    );
  }
} finally {
  await site.stop();
}
const met = verdicts.every(Boolean);
console.log(met ? 'server: every goal met' : 'server: a goal was missed');
process.exit(met ? 0 : 1);

async function staffCookie(sid: string) {
  const secret = process.env['AUTH_SECRET'] ?? '';
  return { name: 'kuusi-session', value: await encode({ token: { sid }, secret }) };
}

function line(what: string, value: string): void {
  console.log(`${what.padEnd(44)} ${value}`);
}

function judge(what: string, value: string, met: boolean, goal: string): void {
  verdicts.push(met);
  line(what, `${value}  (goal ${goal}: ${met ? 'met' : 'MISSED'})`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

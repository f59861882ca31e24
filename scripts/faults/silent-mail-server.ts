import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inviteCandidate } from '@/lib/services/invitations';
import type { Judge } from '../bench/judge';
import type { Prepared } from '../bench/prepare';
import { mailServer } from './mail-server';
import { query } from './stored';

const POLL_MS = 200;
const FIRST_TRY_MS = 20_000;
const ARRIVES_MS = 60_000;

type State = Readonly<{ tries: number; sent: boolean }>;

/** The mail server does not answer: the invitation stands, its mail is tried again and arrives once. */
export async function silentMailServer(judge: Judge, { hr, assessmentId }: Prepared): Promise<void> {
  const email = `silent-${Date.now()}@example.com`;
  await query('UPDATE "OutboxMail" SET "sentAt" = now() WHERE "sentAt" IS NULL', []);
  await query(`DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`, []);
  const probe = await mailServer();
  const { url } = probe;
  await probe.close();
  const invited = await inviteCandidate(hr, {
    assessmentId,
    requestId: randomUUID(),
    name: 'Silent',
    email,
    locale: 'fi',
  });
  const worker = startWorker(url);
  try {
    const tried = await waitFor(email, FIRST_TRY_MS, ({ tries }) => tries > 0);
    const server = await mailServer({}, Number(new URL(url).port));
    const arrived = await waitFor(email, ARRIVES_MS, ({ sent }) => sent);
    await server.close();
    const copies = server.received.filter((message) => message.includes(email)).length;
    judge.check(
      'mail server that does not answer',
      `${invited.status}, tried ${tried ? 'in vain' : 'never'}, then ${arrived ? 'sent' : 'not sent'}, ${copies} copy`,
      invited.status === 'invited' && tried && arrived && copies === 1,
      'invited, tried again, 1 copy',
    );
  } finally {
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    await gone;
  }
}

function startWorker(url: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', 'scripts/worker.ts'], {
    env: { ...process.env, SMTP_URL: url, LOG_LEVEL: 'fatal' },
    stdio: 'ignore',
  });
}

async function waitFor(email: string, longestMs: number, isSo: (state: State) => boolean): Promise<boolean> {
  for (const until = performance.now() + longestMs; performance.now() < until;) {
    const [state] = await query<{ tries: number; sent: boolean }>(
      'SELECT "tries", "sentAt" IS NOT NULL AS sent FROM "OutboxMail" WHERE "recipient" = $1',
      [email],
    );
    if (state && isSo(state)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

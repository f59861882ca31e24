import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import type { Judge } from '../bench/judge';
import type { Prepared } from '../bench/prepare';
import { request } from '../bench/request';
import type { Site } from '../bench/site';

const REQUESTS = 40;
const STOP_AFTER_MS = 60;
const LONGEST_STOP_MS = 30_000;
const OK = 200;

/** The server is asked to stop while it is at forty pages: each is finished first. */
export async function stoppedInFlight(site: Site, judge: Judge, prepared: Prepared): Promise<void> {
  const { sessionId, reportId, attempts } = prepared;
  const token = await encode({ token: { sid: sessionId }, secret: process.env['AUTH_SECRET'] ?? '' });
  const agent = new http.Agent({ keepAlive: true });
  const read = () =>
    request(agent, site.origin, {
      method: 'GET',
      path: `/fi/reports/${reportId}`,
      headers: { Cookie: `kuusi-session=${token}` },
    });
  // Connections that are open already, so that nothing waits at a door that closes.
  await Promise.all(Array.from({ length: REQUESTS }, read));
  const inFlight = Array.from({ length: REQUESTS }, () =>
    read().then(
      ({ status }) => status === OK,
      () => false,
    ),
  );
  await sleep(STOP_AFTER_MS);
  const tookMs = await site.endServer('SIGTERM');
  const dropped = (await Promise.all(inFlight)).filter((isWhole) => !isWhole).length;
  agent.destroy();
  await site.startServer();
  judge.check(
    'SIGTERM while pages are under way',
    `${dropped} of ${REQUESTS} dropped, gone after ${(tookMs / 1_000).toFixed(1)} s`,
    attempts.length > 0 && dropped === 0 && tookMs <= LONGEST_STOP_MS,
    `0, ≤ ${LONGEST_STOP_MS / 1_000} s`,
  );
}

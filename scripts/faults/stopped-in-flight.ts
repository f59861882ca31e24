import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import type { Judge } from '../bench/judge';
import type { Prepared } from '../bench/prepare';
import { request } from '../bench/request';
import type { Site } from '../bench/site';

const STOP_AFTER_MS = 60;
const LONGEST_STOP_MS = 30_000;
const OK = 200;

/** The server is asked to stop while it is at many pages: each is finished first. */
export async function stoppedInFlight(
  site: Site,
  judge: Judge,
  { sessionId, reportId }: Prepared,
  { pages }: Readonly<{ pages: number }>,
): Promise<void> {
  const token = await encode({ token: { sid: sessionId }, secret: process.env['AUTH_SECRET'] ?? '' });
  const agent = new http.Agent({ keepAlive: true });
  const read = () =>
    request(agent, site.origin, {
      method: 'GET',
      path: `/fi/reports/${reportId}`,
      headers: { Cookie: `kuusi-session=${token}` },
    });
  // Connections that are open already, so that nothing waits at a door that closes.
  await Promise.all(Array.from({ length: pages }, read));
  const inFlight = Array.from({ length: pages }, () =>
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
    `${dropped} of ${pages} dropped, gone after ${(tookMs / 1_000).toFixed(1)} s`,
    dropped === 0 && tookMs <= LONGEST_STOP_MS,
    `0, ≤ ${LONGEST_STOP_MS / 1_000} s`,
  );
}

import http from 'node:http';
import { request } from '../bench/request';
import type { Site } from '../bench/site';
import { addressOf } from './together';

/** Everybody opens the page of the invitation and presses its button, all at the same moment. */
export async function openAtOnce(
  site: Site,
  links: readonly string[],
): Promise<Readonly<{ tookMs: number; failures: readonly string[] }>> {
  const agent = new http.Agent({ keepAlive: true });
  const failures: string[] = [];
  const started = performance.now();
  await Promise.all(
    links.map(async (path, person) => {
      const headers = { 'X-Forwarded-For': addressOf(person) };
      try {
        const shown = await request(agent, site.origin, { method: 'GET', path, headers });
        if (shown.status !== 200) failures.push(`page ${shown.status}`);
        const token = path.slice(path.lastIndexOf('/') + 1);
        const opened = await request(agent, site.origin, {
          method: 'POST',
          path: '/api/take/open',
          headers,
          form: { token, locale: 'fi' },
        });
        if (opened.status !== 303 || opened.headers.location !== '/take') {
          failures.push(`opening ${opened.status} ${opened.headers.location ?? ''}`);
        }
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  agent.destroy();
  return { tookMs: performance.now() - started, failures };
}

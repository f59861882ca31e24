import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensurePostgres, stopPostgres } from '../../../scripts/pg.mjs';
import { query } from '../../support/database';

const SLOW_MS = 60_000;
const MODE_BITS = 0o777;

let dataDir: string;
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'kuusi-pg-')), 'data');
});
afterEach(async () => {
  await stopPostgres(dataDir);
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

const mode = (file: string) => (statSync(path.join(dataDir, file)).mode & MODE_BITS).toString(8);

async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await sleep(100);
}

describe('the embedded PostgreSQL', { timeout: SLOW_MS }, () => {
  test('is one server for four first starts at once', async () => {
    const servers = await Promise.all(Array.from({ length: 4 }, () => ensurePostgres({ dataDir })));
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    await expect(query(servers[0]?.url ?? '', 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });

  test('keeps its secrets to its owner', async () => {
    await ensurePostgres({ dataDir });
    expect([mode('.'), mode('pg'), mode('database-passwords.json')]).toEqual(['700', '700', '600']);
  });

  test('lets nobody in without the password', async () => {
    const { url } = await ensurePostgres({ dataDir });
    for (const password of ['', 'guess']) {
      const stranger = new URL(url);
      stranger.password = password;
      await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password/);
    }
  });

  test('keeps what was acknowledged when it is killed, and starts again', async () => {
    const first = await ensurePostgres({ dataDir });
    await query(first.ownerUrl, 'create table kept (n int)');
    for (let n = 0; n < 20; n += 1) await query(first.ownerUrl, 'insert into kept values ($1)', [n]);
    await killHard(first.pid);
    const second = await ensurePostgres({ dataDir });
    expect(second.started).toBe(true);
    await expect(query(second.ownerUrl, 'select count(*)::int as n from kept')).resolves.toEqual([{ n: 20 }]);
  });

  test('starts when its pid file names a stranger', async () => {
    const first = await ensurePostgres({ dataDir });
    await stopPostgres(dataDir);
    // After a restart of the machine the number may belong to any process, here to this one.
    writeFileSync(
      path.join(dataDir, 'pg', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/pg\n1\n${first.port}\n\n\n\nready\n`,
    );
    const second = await ensurePostgres({ dataDir });
    expect(second.pid).not.toBe(process.pid);
  });

  test('is found running by a second caller, who does not start another', async () => {
    const first = await ensurePostgres({ dataDir });
    const second = await ensurePostgres({ dataDir });
    expect([first.started, second.started, second.pid]).toEqual([true, false, first.pid]);
  });

  test('says so when there is nothing to stop', async () => {
    expect(await stopPostgres(dataDir)).toBe(false);
    await ensurePostgres({ dataDir });
    expect(await stopPostgres(dataDir)).toBe(true);
  });

  test('names the missing passwords instead of making new ones', async () => {
    mkdirSync(path.join(dataDir, 'pg'), { recursive: true });
    writeFileSync(path.join(dataDir, 'pg', 'PG_VERSION'), '18\n');
    await expect(ensurePostgres({ dataDir })).rejects.toThrow(/database-passwords\.json is missing/);
  });

  // Where user namespaces are forbidden, root runs the server as "nobody".
  test.runIf(process.getuid?.() === 0)('runs for root without namespaces', async () => {
    chmodSync(path.dirname(dataDir), 0o755); // as a project folder is
    const { url } = await ensurePostgres({ dataDir, asRoot: 'nobody' });
    await expect(query(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, test as base } from '@playwright/test';
import { candidateCookie } from './fixtures/cookies';
import { TakePage } from './fixtures/take';
import { questionnaireOf } from './fixtures/words';
import { Workshop } from './fixtures/workshop';

// A server of its own, killed without warning while somebody answers. Nothing that was acknowledged may be missing.
const HIGHEST_PORT = 45_000;
const PORTS = 5_000;
const START_MS = 60_000;
const TEST_MS = 180_000;
const BEFORE = 6;
const DURING = 4;
const AFTER = 3;

type Server = { process: ChildProcess; ended: Promise<unknown> };

const test = base.extend<{ folder: string }>({
  folder: async ({}, provide) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kuusi-killed-'));
    await provide(path.join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true });
  },
});

function start(script: string, env: Record<string, string>): Server {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    // In a group of its own, so that all its processes can be killed at once; the database has left the group.
    detached: true,
  });
  return { process: child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function isServing(baseURL: string): Promise<boolean> {
  return fetch(`${baseURL}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Choices in the order in which the server said that they were stored. */
function acknowledged(context: BrowserContext): ReadonlyMap<string, number> {
  const stored = new Map<string, number>();
  context.on('requestfinished', (request) => {
    const itemId = /\/api\/take\/answers\/(i\d\d)$/.exec(request.url())?.[1];
    if (itemId === undefined || request.method() !== 'PUT') return;
    void request.response().then((response) => {
      const { value } = JSON.parse(request.postData() ?? '{}') as { value: number };
      if (response?.ok()) stored.set(itemId, value);
    });
  });
  return stored;
}

const choiceAt = (position: number) => (position % 5) + 1;

test('kill -9 in the middle of answering loses nothing acknowledged, and the page goes on by itself', async ({
  page,
  context,
  folder,
}) => {
  test.setTimeout(TEST_MS);
  const port = String(HIGHEST_PORT - (process.pid % PORTS));
  const baseURL = `http://127.0.0.1:${port}`;
  const env = {
    DATA_DIR: folder,
    PORT: port,
    HOST: '127.0.0.1',
    BASE_URL: baseURL,
    LOG_LEVEL: 'error',
    WORKER: '0',
  };
  const first = start('scripts/e2e-server.mjs', env);
  let running = first;
  try {
    await expect.poll(() => isServing(baseURL), { timeout: START_MS }).toBe(true);
    const workshop = new Workshop(
      JSON.parse(readFileSync(path.join(folder, 'environment.json'), 'utf8')) as Record<string, string>,
    );
    const { members } = await workshop.newOrganization();
    const { assessmentId } = await workshop.openAssessment(members.HR);
    const { session } = await workshop.answeringCandidate(members.HR, assessmentId);
    await context.addCookies([candidateCookie(session, baseURL)]);
    const stored = acknowledged(context);
    const take = new TakePage(page);
    const given: number[] = [];
    const ids: string[] = [];
    const answer = async (count: number) => {
      for (let done = 0; done < count; done += 1) {
        const position = given.length + 1;
        ids.push(idOf(await take.statement.innerText()));
        await take.option(choiceAt(position)).check();
        given.push(choiceAt(position));
        await take.next.click();
        await expect(page).toHaveURL(new RegExp(`/take/${position + 1}$`));
      }
    };

    await page.goto(`${baseURL}/take/1`);
    await answer(BEFORE);
    // Without waiting for the last answers: they are on their way while everything is killed.
    process.kill(-(first.process.pid ?? 0), 'SIGKILL');
    await first.ended;
    await answer(DURING);
    await expect(take.state).toHaveText(take.t('take.state.retrying'), { timeout: START_MS / 2 });
    const acknowledgedBefore = new Map(stored);
    expect(await isServing(baseURL)).toBe(false);

    running = start('scripts/start.mjs', env);
    await expect.poll(() => isServing(baseURL), { timeout: START_MS }).toBe(true);
    const inDatabase = await workshop.storedAnswers(session);
    for (const [itemId, value] of acknowledgedBefore) expect(inDatabase[itemId], itemId).toBe(value);

    // Nobody touches the page: what waited arrives, and answering goes on.
    await expect(take.state).toHaveText(take.t('take.state.saved'), { timeout: START_MS });
    await answer(AFTER);
    await expect(take.state).toHaveText(take.t('take.state.saved'), { timeout: START_MS / 2 });
    await expect
      .poll(async () => {
        const now = await workshop.storedAnswers(session);
        return ids.map((id) => now[id]);
      })
      .toEqual(given);
    expect(acknowledgedBefore.size).toBeGreaterThan(0);
    await workshop.close();
  } finally {
    running.process.kill('SIGTERM');
    await running.ended;
    const stop = spawn(process.execPath, ['scripts/db.mjs', 'stop'], { env: { ...process.env, ...env } });
    await new Promise((resolve) => stop.once('exit', resolve));
  }
});

function idOf(text: string): string {
  for (const [id, known] of questionnaireOf('fi').statements) if (known === text) return id;
  throw new Error(`no statement of the questionnaire: ${text}`);
}

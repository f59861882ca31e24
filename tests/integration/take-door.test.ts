import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUT } from '@/app/api/take/answers/[itemId]/route';
import { disconnect } from '@/lib/db/client';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, stored, type TestSession, unknownToken } from '../support/take-factory';

let own: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

type Sent = Readonly<{
  body?: unknown;
  cookie?: string;
  headers?: Readonly<Record<string, string>>;
  itemId?: string;
}>;

const bodyOf = (session: TestSession, seq = 1) => ({
  attemptRef: session.view.ref,
  value: 4,
  seq,
  device: 'phone',
  shownMs: 2_500,
});

function put(session: TestSession, sent: Sent = {}): Promise<Response> {
  const { body = bodyOf(session), cookie = `other=1; take=${session.sessionToken}`, itemId = 'i01' } = sent;
  const request = new Request(`http://127.0.0.1:3000/api/take/answers/${itemId}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', cookie, ...sent.headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return PUT(request, { params: Promise.resolve({ itemId }) });
}

describe('the door that saves an answer', () => {
  test('acknowledges a stored answer, and tells nobody to keep the reply', async () => {
    const session = await answering(own.actors.HR);
    const response = await put(session, { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ savedAt: expect.stringMatching(/^\d{4}-.*Z$/), answered: 1 });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await stored(session)).toEqual({ i01: 4 });
  });

  test.each([
    ['another site, said by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['another origin, in an older browser', { origin: 'https://evil.example' }],
  ])('refuses %s and writes nothing', async (_who, headers) => {
    const session = await answering(own.actors.HR);
    expect((await put(session, { headers })).status).toBe(403);
    expect(await stored(session)).toEqual({});
  });

  test('lets in our own origin in an older browser', async () => {
    const session = await answering(own.actors.HR);
    expect((await put(session, { headers: { origin: 'http://127.0.0.1:3000' } })).status).toBe(200);
  });

  test.each([
    ['no JSON', '{"value":'],
    ['an array', '[]'],
    ['null', 'null'],
    ['an answer outside the format', { value: 6 }],
    ['a fraction', { value: 2.5 }],
    ['a text', { value: '4' }],
    ['a counter of nothing', { seq: 0 }],
    ['a counter beyond the column', { seq: 2_147_483_648 }],
    ['a key too many', { scale: 'integrity' }],
    ['a device too long', { device: 'x'.repeat(41) }],
    ['a negative time', { shownMs: -1 }],
  ])('refuses a body with %s', async (_what, change) => {
    const session = await answering(own.actors.HR);
    const body = typeof change === 'string' ? change : { ...bodyOf(session), ...change };
    const response = await put(session, { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 'INVALID_INPUT' });
    expect(await stored(session)).toEqual({});
  });

  test('reads no more than 64 kB, whatever the header of the length says', async () => {
    const session = await answering(own.actors.HR);
    const large = JSON.stringify({ ...bodyOf(session), device: 'x'.repeat(70_000) });
    expect((await put(session, { body: large })).status).toBe(413);
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const request = new Request('http://127.0.0.1:3000/api/take/answers/i01', {
      method: 'PUT',
      headers: { cookie: `take=${session.sessionToken}` },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect((await PUT(request, { params: Promise.resolve({ itemId: 'i01' }) })).status).toBe(413);
    expect(chunks).toBeLessThan(10);
  });

  test('tells a stranger, another attempt, and a form that was handed in apart', async () => {
    const [one, other] = [await answering(own.actors.HR), await answering(own.actors.HR)];
    expect((await put(one, { cookie: '' })).status).toBe(401);
    expect((await put(one, { cookie: `take=${unknownToken()}` })).status).toBe(401);
    const mixed = await put(one, { cookie: `take=${other.sessionToken}` });
    expect(mixed.status).toBe(409);
    expect(await mixed.json()).toEqual({ code: 'OTHER_ATTEMPT' });
    expect([await stored(one), await stored(other)]).toEqual([{}, {}]);
  });

  test('takes 120 saves a minute from a session, and says how long to wait for more', async () => {
    const session = await answering(own.actors.HR);
    for (let seq = 1; seq <= 120; seq += 1) {
      expect((await put(session, { body: bodyOf(session, seq) })).status).toBe(200);
    }
    const refused = await put(session, { body: bodyOf(session, 121) });
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });
});

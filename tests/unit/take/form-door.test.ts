import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { formDoor } from '@/app/api/take/form-door';
import { AppError } from '@/lib/core/app-error';

const input = z.strictObject({ word: z.string().min(2) });

vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none');

function door(run: (word: string) => void = () => undefined) {
  const ran = vi.fn(run);
  const POST = formDoor({
    input,
    run: ({ word }) => {
      ran(word);
      return Promise.resolve({ to: '/take/next', cookies: ['take=new; Path=/'] });
    },
    back: ({ word }) => `/take/back${word ? `?word=${encodeURIComponent(word)}` : ''}`,
  });
  return { POST, ran };
}

const request = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Request('http://127.0.0.1:3000/api/take/x', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });

describe('a form without a script', () => {
  test('is answered by 303, with its cookie, and nobody keeps the reply', async () => {
    const { POST, ran } = door();
    const response = await POST(request('word=hello', { 'sec-fetch-site': 'same-origin' }));
    expect(ran).toHaveBeenCalledExactlyOnceWith('hello');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/take/next');
    expect(response.headers.get('set-cookie')).toBe('take=new; Path=/');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('leads back to the form that says what is missing', async () => {
    const { POST, ran } = door();
    const response = await POST(request('word=h'));
    expect(response.headers.get('location')).toBe('/take/back?word=h&error=missing');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(ran).not.toHaveBeenCalled();
  });

  test('from another site is refused before anything is read', async () => {
    const { POST, ran } = door();
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      expect((await POST(request('word=hello', headers))).status).toBe(403);
    }
    expect(ran).not.toHaveBeenCalled();
  });

  test('of our own pages passes in an older browser, where a page without referrer has the origin "null"', async () => {
    expect((await door().POST(request('word=hello', { origin: 'null' }))).status).toBe(303);
  });

  test('larger than 64 kB is refused', async () => {
    expect((await door().POST(request(`word=${'x'.repeat(70_000)}`))).status).toBe(413);
  });

  test.each([
    ['OTHER_ATTEMPT', '/take/other'],
    ['ANSWERS_DIFFER', '/take/back?word=hello&error=differ'],
    ['CONFLICT', '/take/back?word=hello&error=differ'],
    ['LINK_INVALID', '/take/back?word=hello'],
    ['RATE_LIMITED', '/take/back?word=hello'],
    ['UNAUTHENTICATED', '/take'],
    ['ATTEMPT_CLOSED', '/take'],
  ] as const)('refused as %s leads to the page that explains it', async (code, to) => {
    const { POST } = door(() => {
      throw new AppError(code);
    });
    const response = await POST(request('word=hello'));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(to);
  });

  test('that fails says so on the page and nothing of the cause', async () => {
    const { POST } = door(() => {
      throw new Error('password=secret');
    });
    const response = await POST(request('word=hello'));
    expect(response.headers.get('location')).toBe('/take/back?word=hello&error=failed');
  });
});

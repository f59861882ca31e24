import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

type Method = 'error' | 'warn';
const METHODS: readonly Method[] = ['error', 'warn'];
const calls: { method: Method; text: string }[] = [];
let expected: RegExp[] = [];
let spies: MockInstance[] = [];

/** Allows console output of this test that matches `pattern`; without a match the test fails. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}

beforeEach(() => {
  calls.length = 0;
  expected = [];
  spies = METHODS.map((method) =>
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      calls.push({ method, text: parts.map(asText).join(' ') });
    }),
  );
});

afterEach(() => {
  const surprising = calls.filter(({ text }) => !expected.some((pattern) => pattern.test(text)));
  const missing = expected.filter((pattern) => !calls.some(({ text }) => pattern.test(text)));
  for (const spy of spies) spy.mockRestore();
  expect(surprising, 'unexpected output on the console').toEqual([]);
  expect(missing, 'expected output that never came').toEqual([]);
});

function asText(part: unknown): string {
  if (part instanceof Error) return part.stack ?? part.message;
  return typeof part === 'string' ? part : JSON.stringify(part);
}

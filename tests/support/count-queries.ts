import pg from 'pg';
import { vi } from 'vitest';

/** How many statements reach the database while `run` runs, without the frame of its transactions. */
export async function queriesOf(run: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await run();
    return spy.mock.calls.filter(([first]) => !isFrame(textOf(first))).length;
  } finally {
    spy.mockRestore();
  }
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement
    ? String(statement.text)
    : '';
}

function isFrame(text: string): boolean {
  return /^\s*(begin|commit|rollback|set )/i.test(text);
}

// Runs beside the browser tests with the services of the application: one JSON request a line in, one answer a line out.
// The browser tests themselves cannot import services, which are made for the server.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { disconnect } from '@/lib/db/client';
import { WORKSHOP } from './commands';

const request = z.object({ command: z.string(), input: z.unknown() });

async function answer(line: string): Promise<object> {
  const { command, input } = request.parse(JSON.parse(line));
  const run = Object.entries(WORKSHOP).find(([name]) => name === command)?.[1];
  if (!run) return { error: `there is no command ${command}` };
  return { result: (await run(input)) ?? null };
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await answer(line).catch((error: unknown) => ({
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
await disconnect();

import { spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import { expect, test } from 'vitest';

const BODY = 100_000;
const HELD_MS = 20_000;

// Replies after half a second, keeps connections for long, and stops as Next.js does.
const SERVER = `
import './scripts/lib/let-go.mjs';
import http from 'node:http';
const server = http.createServer((_, response) => setTimeout(() => response.end('x'.repeat(${BODY})), 500));
server.keepAliveTimeout = ${HELD_MS};
process.on('SIGTERM', () => server.close(() => process.exit(0)));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;

function get(agent: http.Agent, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = http.get({ host: '127.0.0.1', port, agent }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('end', () => resolve(bytes));
    });
    sent.on('error', reject);
  });
}

test('a server that is asked to stop finishes its replies, and waits for no open connection', async () => {
  const server = spawn(process.execPath, ['--input-type=module', '-e', SERVER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const port = await new Promise<number>((resolve) =>
    server.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))),
  );
  const silent = net.connect(port, '127.0.0.1');
  silent.on('error', () => undefined);
  const agent = new http.Agent({ keepAlive: true });
  expect(await get(agent, port)).toBe(BODY);
  const underWay = [get(agent, port), get(agent, port)];
  await new Promise((resolve) => setTimeout(resolve, 100));
  const asked = performance.now();
  server.kill('SIGTERM');
  expect(await Promise.all(underWay)).toEqual([BODY, BODY]);
  expect(await ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(HELD_MS / 2);
  agent.destroy();
  silent.destroy();
});

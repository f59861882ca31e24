import { expect, test } from 'vitest';
import { EnvironmentError, readEnvironment, readSettings } from '@/lib/env';

const SECRET = 'x'.repeat(32);
const RUNNING = { DATABASE_URL: 'postgresql://a@db/k', AUTH_SECRET: SECRET };

test('needs nothing to start with', () => {
  expect(readSettings({})).toMatchObject({
    DATA_DIR: '.data/app',
    HOST: '127.0.0.1',
    PORT: 3000,
    DATABASE_POOL: 10,
  });
});

test('counts an empty variable as unset', () => {
  expect(readSettings({ PORT: '', SMTP_URL: '' })).toMatchObject({ PORT: 3000 });
});

test('names every fault at once and no value', () => {
  const source = { PORT: '70000', BASE_URL: 'ftp://leak', DATABASE_URL: 'mysql://leak', AUTH_SECRET: 'leak' };
  const read = () => readSettings({ ...source, LOG_LEVEL: 'leak' });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(/5 faults/);
  for (const name of ['PORT', 'BASE_URL', 'DATABASE_URL', 'AUTH_SECRET', 'LOG_LEVEL']) {
    expect(read).toThrow(new RegExp(`^  ${name} must`, 'm'));
  }
  expect(read).not.toThrow(/leak/);
});

test.each(['0', '65536', '80.5', 'http', '-1'])('refuses the port %s', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(/PORT must/);
});

test('tells a faulty address from a faulty program', () => {
  expect(() => readSettings({ BASE_URL: 'kuusi.example', PORT: '0' })).toThrow(/2 faults/);
});

test('refuses an owner without a database', () => {
  expect(() => readSettings({ DATABASE_OWNER_URL: 'postgresql://o@db/k' })).toThrow(/without DATABASE_URL/);
});

test('the running application needs a database and a secret', () => {
  expect(() => readEnvironment({})).toThrow(/DATABASE_URL is missing[\s\S]*AUTH_SECRET is missing/);
});

test('derives the address from host and port', () => {
  expect(readEnvironment({ ...RUNNING, PORT: '8080' }).BASE_URL).toBe('http://127.0.0.1:8080');
});

test('keeps the origin of a given address', () => {
  expect(readEnvironment({ ...RUNNING, BASE_URL: 'https://kuusi.example/' }).BASE_URL).toBe(
    'https://kuusi.example',
  );
  expect(() => readEnvironment({ ...RUNNING, BASE_URL: 'https://kuusi.example/path' })).toThrow(
    /must not have a path/,
  );
});

test('reads the switch for prepared statements', () => {
  expect(readEnvironment(RUNNING).DATABASE_PREPARED).toBe(true);
  expect(readEnvironment({ ...RUNNING, DATABASE_PREPARED: '0' }).DATABASE_PREPARED).toBe(false);
});

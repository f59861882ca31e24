import { expect, test } from 'vitest';
import { createLogger } from '@/lib/logger';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(createLogger('info', { write: (line) => void (text += line) }));
  return text;
}

test('replaces secret and personal values at each depth', () => {
  const text = logged((logger) => {
    logger.info(
      { email: 'CANARY', user: { passwordHash: 'CANARY', row: { token: 'CANARY' } }, id: 'kept' },
      'saved',
    );
  });
  expect(text).not.toContain('CANARY');
  expect(JSON.parse(text)).toMatchObject({ level: 'info', msg: 'saved', id: 'kept', email: '[redacted]' });
});

test('keeps a line break inside one line', () => {
  const text = logged((logger) => {
    logger.info({ reference: 'a\nforged line' }, 'x');
  });
  expect(text.trimEnd().split('\n')).toHaveLength(1);
});

import pino from 'pino';
import { logLevel } from '@/lib/env';

// Names of fields that hold personal or secret values anywhere in a logged object. Log ids instead.
const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'token',
  'tokenHash',
  'secret',
  'authorization',
  'cookie',
  'email',
  'name',
  'answers',
  'value',
];
const DEEPEST = 3;

const redacted = SECRET_FIELDS.flatMap((field) =>
  Array.from({ length: DEEPEST }, (_, depth) => `${'*.'.repeat(depth)}${field}`),
);

/** JSON lines on standard output; values of secret fields are replaced by "[redacted]". */
export function createLogger(level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: redacted, censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

export const logger = createLogger(logLevel());

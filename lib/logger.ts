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
/** Lines that wait for room on the disk; what is more is dropped, so that they do not fill the memory. */
const MOST_WAITING_BYTES = 1_000_000;

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
  return pino(options, destination ?? standardOutput());
}

type Losses = {
  kuusiLogLost?: boolean;
  /** Set by scripts/lib/lifeline.mjs: npm start, which passes our lines on, cannot write them. */
  kuusiLogLostOnTheWay?: boolean;
};
const holder: Losses = globalThis as typeof globalThis & Losses;

/** Whether the newest lines could not be written: no room on the disk, for instance. */
export function isLogLost(): boolean {
  return holder.kuusiLogLost === true || holder.kuusiLogLostOnTheWay === true;
}

/** A line that cannot be written is noted and never fails the work that it tells about. */
function standardOutput(): pino.DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, maxLength: MOST_WAITING_BYTES });
  output.on('error', () => {
    holder.kuusiLogLost = true;
  });
  output.on('write', () => {
    holder.kuusiLogLost = false;
  });
  return output;
}

export const logger = createLogger(logLevel());

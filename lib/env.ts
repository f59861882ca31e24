import { z } from 'zod';

const MINIMUM_SECRET_LENGTH = 32;
const HIGHEST_PORT = 65_535;
const LARGEST_POOL = 200;
const MOST_PROXIES = 10;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' });
const httpOrigin = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', 'must not have a path')
  .transform((text) => new URL(text).origin);
const integer = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' });

/**
 * Every variable that Kuusi reads, in the order of the documentation. `.env.example` and the table in
 * docs/operations.md are compared with this list by a test.
 */
const variables = {
  DATA_DIR: z.string().default('.data/app').meta({
    description: 'Folder of this installation: embedded database and generated secrets',
    example: '/srv/kuusi',
  }),
  HOST: z.string().default('127.0.0.1').meta({
    description: 'Address to listen on; leave it behind a reverse proxy on the same machine',
    example: '0.0.0.0',
  }),
  PORT: integer(1, HIGHEST_PORT).default(3000).meta({ description: 'Port to listen on', example: '8080' }),
  BASE_URL: httpOrigin.optional().meta({
    description:
      'Address under which people reach the server; links in mails use it. Unset: http://HOST:PORT',
    example: 'https://kuusi.example.com',
  }),
  DATABASE_URL: postgresUrl.optional().meta({
    description: 'PostgreSQL 15 or newer, for the application. Unset: the embedded database in DATA_DIR',
    example: 'postgresql://kuusi_app:secret@db.example.com:5432/kuusi',
  }),
  DATABASE_OWNER_URL: postgresUrl.optional().meta({
    description:
      'Same database, as the role that owns the tables and applies migrations. Unset: DATABASE_URL',
    example: 'postgresql://kuusi_owner:secret@db.example.com:5432/kuusi',
  }),
  DATABASE_POOL: integer(1, LARGEST_POOL).default(10).meta({
    description: 'Most connections that one server process opens',
    example: '20',
  }),
  DATABASE_PREPARED: flag
    .default('1')
    .transform((value) => value === '1')
    .meta({
      description: '0 turns prepared statements off, for a connection pooler in transaction mode',
      example: '0',
    }),
  AUTH_SECRET: z
    .string()
    .min(MINIMUM_SECRET_LENGTH, `must have at least ${MINIMUM_SECRET_LENGTH} characters`)
    .optional()
    .meta({
      description:
        'Signs the sign-in cookie and seals links in waiting mails; a new one signs everybody out. Unset: generated into DATA_DIR',
      example: 'the output of: openssl rand -base64 48',
    }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .optional()
    .meta({
      description: 'Mail server. Unset: nothing is sent, and the outbox page shows each mail',
      example: 'smtps://user:secret@mail.example.com:465',
    }),
  MAIL_FROM: z.string().min(1).default('Kuusi <kuusi@localhost>').meta({
    description: 'Sender of the mails',
    example: 'Rekrytointi <rekry@example.com>',
  }),
  OBSERVE_OFFLINE: flag
    .default('1')
    .transform((value) => value === '1')
    .meta({
      description: '0 makes phones of observers let go of the page they keep for use without a network',
      example: '0',
    }),
  TRUSTED_PROXY_HOPS: integer(0, MOST_PROXIES).default(0).meta({
    description: 'Number of reverse proxies in front whose X-Forwarded-For is believed',
    example: '1',
  }),
  WORKER: flag.optional().meta({
    description: '1: only run background jobs; 0: only serve pages. Unset: both',
    example: '0',
  }),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, fatal, error, warn, info or debug',
    })
    .default('info')
    .meta({ description: 'Least important log lines to print', example: 'warn' }),
} as const;

const settingsSchema = z.object(variables);

/** What the person who runs Kuusi may set; secrets and database may still be missing. */
export type Settings = z.output<typeof settingsSchema>;

/** What the running application needs. */
export type Environment = Omit<Settings, 'DATABASE_URL' | 'AUTH_SECRET' | 'BASE_URL'> &
  Readonly<{ DATABASE_URL: string; AUTH_SECRET: string; BASE_URL: string }>;

export type EnvironmentVariable = Readonly<{
  name: string;
  description: string;
  defaultValue: string | null;
  example: string;
}>;

/** Every fault of the environment at once, one a line. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(readonly faults: readonly string[]) {
    super(
      `The environment has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n  ${faults.join('\n  ')}`,
    );
  }
}

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a start command. An empty variable counts as unset.
 *
 * @throws {EnvironmentError} with all faults.
 */
export function readSettings(source: Source = process.env): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map(describeIssue);
  if (given['DATABASE_OWNER_URL'] !== undefined && given['DATABASE_URL'] === undefined) {
    faults.push('DATABASE_OWNER_URL is set without DATABASE_URL');
  }
  if (!parsed.success || faults.length > 0) throw new EnvironmentError(faults);
  return parsed.data;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  // Values stay out of the message: some of them are secrets.
  return `${issue.path.join('.')} ${issue.message}`;
}

let cached: Environment | undefined;

/**
 * The environment of the running application, read at first use.
 *
 * @throws {EnvironmentError} with all faults; also when the application was not started by one of its commands.
 */
export function env(): Environment {
  cached ??= readEnvironment(process.env);
  return cached;
}

/** Like {@link env}, from any source and without memory. @throws {EnvironmentError} */
export function readEnvironment(source: Source): Environment {
  const settings = readSettings(source);
  const { DATABASE_URL, AUTH_SECRET } = settings;
  if (DATABASE_URL === undefined || AUTH_SECRET === undefined) {
    const missing = Object.entries({ DATABASE_URL, AUTH_SECRET }).filter(([, value]) => value === undefined);
    throw new EnvironmentError(
      missing.map(([name]) => `${name} is missing: start with npm start or npm run dev`),
    );
  }
  const BASE_URL = settings.BASE_URL ?? `http://${settings.HOST}:${settings.PORT}`;
  return { ...settings, DATABASE_URL, AUTH_SECRET, BASE_URL };
}

/** The log level alone, so that a faulty environment can still be reported; a faulty level counts as the default. */
export function logLevel(): string {
  const level = variables.LOG_LEVEL.safeParse(process.env['LOG_LEVEL'] || undefined);
  return level.success ? level.data : 'info';
}

/** The list behind the table in the documentation. */
export function environmentVariables(): EnvironmentVariable[] {
  return Object.entries(variables).map(([name, schema]) => {
    const meta = z.object({ description: z.string(), example: z.string() }).parse(schema.meta());
    const fallback = schema.safeParse(undefined);
    const value = fallback.success ? fallback.data : undefined;
    return { name, ...meta, defaultValue: value === undefined ? null : asText(value) };
  });
}

function asText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}

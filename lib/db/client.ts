import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { type Prisma, PrismaClient } from './generated/client';

/** A transaction, or the client itself where a single statement is enough. */
export type Tx = Prisma.TransactionClient;

const STATEMENT_TIMEOUT_MS = 5_000;
/** Hundreds who come in the same moment wait for their turn rather than meet an error. */
const LONGEST_WAIT_MS = 30_000;
const LONGEST_TRANSACTION_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 10_000;

function createClient(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL, DATABASE_PREPARED } = env();
  const adapter = new PrismaPg(
    {
      connectionString: DATABASE_URL,
      max: DATABASE_POOL,
      connectionTimeoutMillis: LONGEST_WAIT_MS,
      idleTimeoutMillis: 30_000,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
    // Prepared statements save about a quarter of the CPU; a pooler in transaction mode cannot keep them.
    DATABASE_PREPARED
      ? { statementNameGenerator: (query) => `k${createHash('sha1').update(query.sql).digest('hex')}` }
      : {},
  );
  return new PrismaClient({ adapter, omit: { user: { passwordHash: true } }, log: ['warn'] });
}

const holder: { client?: PrismaClient } = globalThis as typeof globalThis & { client?: PrismaClient };

/** The one database client of the process, made at first use: a build imports modules that never query. */
export function db(): PrismaClient {
  holder.client ??= createClient();
  return holder.client;
}

/** Ends the connections, for scripts and tests. */
export async function disconnect(): Promise<void> {
  await holder.client?.$disconnect();
  delete holder.client;
}

const ATTEMPTS = 4;

/** Runs one use case in one transaction; a conflict that the database asks to repeat is repeated. */
export async function inTransaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(run, { maxWait: LONGEST_WAIT_MS, timeout: LONGEST_TRANSACTION_MS });
    } catch (error) {
      if (attempt >= ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}

/** Prisma reports a conflict as P2034, or, when it appears at COMMIT, as a driver error with its own kind. */
function isWriteConflict(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && error.code === 'P2034') return true;
  const cause = 'cause' in error ? error.cause : undefined;
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'kind' in cause &&
    cause.kind === 'TransactionWriteConflict'
  );
}

/** Whether the database refused because the unique value exists already. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';
}

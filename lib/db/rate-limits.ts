import 'server-only';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/core/app-error';
import { env } from '@/lib/env';
import type { Tx } from './client';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Tries per window of seconds. Counted in the database, so that several servers share the count. */
export const RATE_LIMITS = {
  /** Per account and client address: guessing is slow, and the right person elsewhere is not locked out. */
  signIn: { points: 10, seconds: 15 * MINUTE },
  /** Per address of mail, whether or not it has an account. */
  passwordReset: { points: 5, seconds: HOUR },
  /** Per client address. */
  passwordResetByClient: { points: 30, seconds: HOUR },
  /** Links that did not work, per client address. */
  badLink: { points: 20, seconds: 10 * MINUTE },
  /** Episodes of one job, per client address: a workplace may share one. */
  storyByClient: { points: 30, seconds: HOUR },
  /** Episodes through one link. */
  storyByLink: { points: 300, seconds: 24 * HOUR },
  /** Per user: files about many people. */
  export: { points: 20, seconds: HOUR },
  /** Per user: the present password in the account page. */
  passwordCheck: { points: 10, seconds: 15 * MINUTE },
} as const satisfies Record<string, Readonly<{ points: number; seconds: number }>>;

export type RateLimitName = keyof typeof RATE_LIMITS;

const POOL_SIZE = 2;
const CONNECT_TIMEOUT_MS = 5_000;

type Limits = { pool: pg.Pool; byName: Map<RateLimitName, RateLimiterPostgres> };
const holder: { kuusiLimits?: Limits } = globalThis as typeof globalThis & { kuusiLimits?: Limits };

function limiter(name: RateLimitName): RateLimiterPostgres {
  const limits = (holder.kuusiLimits ??= { pool: createPool(), byName: new Map() });
  const known = limits.byName.get(name);
  if (known) return known;
  const { points, seconds } = RATE_LIMITS[name];
  const made = new RateLimiterPostgres({
    storeClient: limits.pool,
    storeType: 'pool',
    tableName: 'RateLimit',
    // The table comes from a migration: the role of the application may not create one.
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limits.byName.set(name, made);
  return made;
}

function createPool(): pg.Pool {
  return new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    allowExitOnIdle: true,
  });
}

/**
 * Counts one try.
 *
 * @param parts What is limited, e.g. account and address; only a hash is stored.
 * @throws {AppError} RATE_LIMITED from the try after the last allowed one until the window ends.
 */
export async function countTry(name: RateLimitName, ...parts: readonly string[]): Promise<void> {
  try {
    await limiter(name).consume(keyOf(parts));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new AppError('RATE_LIMITED', name);
    throw refusal;
  }
}

/** Whether no try is left, without counting one. */
export async function isExhausted(name: RateLimitName, ...parts: readonly string[]): Promise<boolean> {
  const state = await limiter(name).get(keyOf(parts));
  return state !== null && state.consumedPoints >= RATE_LIMITS[name].points;
}

/** Forgets the tries, after one that succeeded. */
export async function forgetTries(name: RateLimitName, ...parts: readonly string[]): Promise<void> {
  await limiter(name).delete(keyOf(parts));
}

/** Ends the connections, for scripts and tests. */
export async function closeRateLimits(): Promise<void> {
  await holder.kuusiLimits?.pool.end();
  delete holder.kuusiLimits;
}

/** Removes counters whose window is over. */
export async function purgeRateLimits(tx: Tx): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { expire: { lt: BigInt(Date.now()) } } });
}

function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

import { randomUUID } from 'node:crypto';
import { AppError, type AppErrorCode } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { PRIVATE_HEADERS } from '../take/request-checks';

const RETRY_SECONDS = '5';

const STATUSES: Readonly<Partial<Record<AppErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/** The answer of a door that the phone calls: data, or a code; an unexpected fault asks to come again. */
export async function reply(work: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: PRIVATE_HEADERS });
  } catch (error) {
    if (error instanceof AppError) return refuse(STATUSES[error.code] ?? 409, error.code);
    const reference = randomUUID();
    const cause = error instanceof Error ? error.stack : String(error);
    logger.error({ reference, error: cause }, 'observation not stored');
    return refuse(503, 'UNEXPECTED', { 'Retry-After': RETRY_SECONDS });
  }
}

export function refuse(
  status: number,
  code: AppErrorCode | 'UNEXPECTED',
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ code }, { status, headers: { ...PRIVATE_HEADERS, ...headers } });
}

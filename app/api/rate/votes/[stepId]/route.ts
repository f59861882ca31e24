import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { answerLimit } from '@/lib/auth/answer-limit';
import { raterCookieName, requireRater } from '@/lib/auth/rater-session';
import { AppError, type AppErrorCode } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { saveVote } from '@/lib/services/ratings';
import { saveVoteInput, voteBody } from '@/lib/validation/rater';
import { isForeign, PRIVATE_HEADERS, readLimited } from '../../../take/request-checks';

const RETRY_SECONDS = '2';

type Context = Readonly<{ params: Promise<{ stepId: string }> }>;

/** One vote, saved behind the scenes whenever something on the page changes; answered only when it is durable. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  if (isForeign(request.headers)) return refuse(403, 'FORBIDDEN');
  const sessionToken = (await cookies()).get(raterCookieName())?.value;
  if (sessionToken === undefined) return refuse(401, 'UNAUTHENTICATED');
  const wait = answerLimit().secondsToWait(sessionToken, Date.now());
  if (wait > 0) return refuse(429, 'RATE_LIMITED', { 'Retry-After': String(wait) });
  const text = await readLimited(request);
  if (text === null) return refuse(413, 'INVALID_INPUT');
  const body = voteBody.safeParse(parseJson(text));
  const input = body.success
    ? saveVoteInput.safeParse({ ...body.data, stepId: (await params).stepId })
    : body;
  if (!input.success || !('stepId' in input.data)) return refuse(400, 'INVALID_INPUT');
  return store(input.data);
}

async function store(input: Parameters<typeof saveVote>[1]): Promise<Response> {
  try {
    return Response.json(await saveVote(await requireRater(), input), { headers: PRIVATE_HEADERS });
  } catch (error) {
    if (error instanceof AppError) return refuse(error.code === 'UNAUTHENTICATED' ? 401 : 409, error.code);
    const reference = randomUUID();
    logger.error(
      { reference, error: error instanceof Error ? error.stack : String(error) },
      'vote not stored',
    );
    return refuse(503, 'UNEXPECTED', { 'Retry-After': RETRY_SECONDS });
  }
}

function refuse(
  status: number,
  code: AppErrorCode | 'UNEXPECTED',
  headers: Readonly<Record<string, string>> = {},
) {
  return Response.json({ code }, { status, headers: { ...PRIVATE_HEADERS, ...headers } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

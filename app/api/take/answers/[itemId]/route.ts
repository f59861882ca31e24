import { randomUUID } from 'node:crypto';
import { answerLimit } from '@/lib/auth/answer-limit';
import { candidateToken } from '@/lib/auth/candidate-session';
import { clientIp } from '@/lib/auth/client-ip';
import { AppError, type AppErrorCode } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { saveAnswer } from '@/lib/services/take';
import { itemId as itemIdSchema, saveAnswerBody } from '@/lib/validation/answers';
import { isForeign, PRIVATE_HEADERS, readLimited } from '../../request-checks';

const RETRY_SECONDS = '2';

type Context = Readonly<{ params: Promise<{ itemId: string }> }>;

/**
 * The busiest door of the application: one answer, one statement of the database, nothing else. Answered only when
 * the answer is durable.
 */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  if (isForeign(request.headers)) return refuse(403, 'FORBIDDEN');
  const sessionToken = candidateToken(request.headers);
  if (sessionToken === null) return refuse(401, 'UNAUTHENTICATED');
  const wait = answerLimit().secondsToWait(sessionToken, Date.now());
  if (wait > 0) return refuse(429, 'RATE_LIMITED', { 'Retry-After': String(wait) });
  const text = await readLimited(request);
  if (text === null) return refuse(413, 'INVALID_INPUT');
  const body = saveAnswerBody.safeParse(parseJson(text));
  const itemId = itemIdSchema.safeParse((await params).itemId);
  if (!body.success || !itemId.success) return refuse(400, 'INVALID_INPUT');
  return store(request, { ...body.data, itemId: itemId.data, sessionToken });
}

async function store(request: Request, input: Parameters<typeof saveAnswer>[1]): Promise<Response> {
  const actor = { kind: 'anonymous', requestId: randomUUID(), ip: clientIp(request.headers) } as const;
  try {
    return Response.json(await saveAnswer(actor, input), { headers: PRIVATE_HEADERS });
  } catch (error) {
    if (error instanceof AppError) return refuse(statusOf(error.code), error.code);
    logger.error(
      { requestId: actor.requestId, error: error instanceof Error ? error.stack : String(error) },
      'answer not stored',
    );
    return refuse(503, 'UNEXPECTED', { 'Retry-After': RETRY_SECONDS });
  }
}

function statusOf(code: AppErrorCode): number {
  if (code === 'UNAUTHENTICATED') return 401;
  return code === 'INVALID_INPUT' ? 400 : 409;
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

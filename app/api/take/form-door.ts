import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AppError, type AppErrorCode } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { isForeign, PRIVATE_HEADERS, readLimited } from './request-checks';

type Outcome = Readonly<{ to: string; cookies?: readonly string[] }>;

type FormDoor<I extends z.ZodType> = Readonly<{
  input: I;
  run: (input: z.output<I>, request: Request) => Promise<Outcome>;
  /** Where the form is shown again when something is missing in it; `form` holds what was sent. */
  back: (form: Readonly<Record<string, string>>) => string;
  /** The page that shows how things stand; the candidate's where absent. */
  home?: string;
}>;

/** Pages that explain what stands in the way. */
const EXPLAINED_AT: Readonly<Partial<Record<AppErrorCode, string>>> = {
  OTHER_ATTEMPT: '/take/other',
};

/** Refusals that the page with the form explains by itself. */
const EXPLAINED_BY_FORM: readonly AppErrorCode[] = ['LINK_INVALID', 'RATE_LIMITED'];

/** A form that works without a script: POST, then 303 to a page that can be reloaded and bookmarked. */
export function formDoor<I extends z.ZodType>({ input, run, back, home = '/take' }: FormDoor<I>) {
  return async (request: Request): Promise<Response> => {
    if (isForeign(request.headers)) return answer(403);
    const body = await readLimited(request);
    if (body === null) return answer(413);
    const form = Object.fromEntries(new URLSearchParams(body));
    const parsed = input.safeParse(form);
    if (!parsed.success) return seeOther({ to: withError(back(form), 'missing') });
    try {
      return seeOther(await run(parsed.data, request));
    } catch (error) {
      return seeOther({ to: whereToAfter(error, back(form), home) });
    }
  };
}

/** Expected refusals lead to a page that shows how things stand now; the rest is logged under a reference. */
function whereToAfter(error: unknown, back: string, home: string): string {
  if (error instanceof AppError) {
    if (error.code === 'ANSWERS_DIFFER' || error.code === 'CONFLICT') return withError(back, 'differ');
    if (EXPLAINED_BY_FORM.includes(error.code)) return back;
    return (home === '/take' ? EXPLAINED_AT[error.code] : undefined) ?? home;
  }
  const reference = randomUUID();
  logger.error(
    { reference, error: error instanceof Error ? error.stack : String(error) },
    'form without a script failed',
  );
  return withError(back, 'failed');
}

function withError(path: string, error: 'missing' | 'differ' | 'failed'): string {
  return `${path}${path.includes('?') ? '&' : '?'}error=${error}`;
}

function answer(status: number): Response {
  return new Response(null, { status, headers: PRIVATE_HEADERS });
}

function seeOther({ to, cookies = [] }: Outcome): Response {
  const headers = new Headers({ ...PRIVATE_HEADERS, Location: to });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

import { randomUUID } from 'node:crypto';
import { requireCandidate } from '@/lib/auth/candidate-session';
import { AppError } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { exportOwnData } from '@/lib/services/own-data';
import { ownDataInput } from '@/lib/validation/take';
import { isForeign, PRIVATE_HEADERS, readLimited } from '../request-checks';

/** Everything about the candidate as a file; whoever may not have it is led to the page that says how things stand. */
export async function POST(request: Request): Promise<Response> {
  if (isForeign(request.headers)) return answer(403);
  const body = await readLimited(request);
  if (body === null) return answer(413);
  const input = ownDataInput.safeParse(Object.fromEntries(new URLSearchParams(body)));
  if (!input.success) return answer(303, { Location: '/take' });
  try {
    const { fileName, bytes } = await exportOwnData(await requireCandidate(), input.data);
    return new Response(bytes, {
      headers: {
        ...PRIVATE_HEADERS,
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${fileName}"`,
      },
    });
  } catch (error) {
    if (error instanceof AppError) return answer(303, { Location: '/take' });
    const reference = randomUUID();
    logger.error(
      { reference, error: error instanceof Error ? error.stack : String(error) },
      'own data not read',
    );
    return answer(503, { 'Retry-After': '5' });
  }
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...PRIVATE_HEADERS, ...headers } });
}

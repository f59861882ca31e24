import { env } from '@/lib/env';

/** Largest body that any of the candidate's doors reads. */
export const LARGEST_BODY_BYTES = 64 * 1024;

/** Sent with every answer of these doors: they are personal, and the proxy does not see them. */
export const PRIVATE_HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
} as const;

/**
 * Whether another site sent the request. Current browsers say so themselves. For older ones the origin is compared;
 * "null" passes, since a form on our own pages sends it too (they have no referrer), and the cookie is SameSite.
 */
export function isForeign(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin';
  const origin = headers.get('origin');
  return origin !== null && origin !== 'null' && origin !== env().BASE_URL;
}

/** The body as text, or null when it is larger than allowed; stops reading there, whatever the length header says. */
export async function readLimited(
  request: Request,
  limit: number = LARGEST_BODY_BYTES,
): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

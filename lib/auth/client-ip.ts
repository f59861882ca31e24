import { env } from '@/lib/env';

/** Set on every request by instrumentation.ts from the socket, over whatever the client sent under this name. */
export const PEER_HEADER = 'x-kuusi-peer';

/** All clients whose address cannot be known share this one, so that a limit fails closed. */
export const UNKNOWN_IP = 'unknown';

const LONGEST_ADDRESS = 45;

type HeaderReader = Readonly<{ get: (name: string) => string | null }>;

/**
 * The address a request came from.
 *
 * Without trusted proxies it is the other end of the connection. With `hops` of them it is the entry that the
 * outermost trusted proxy wrote: counted from the right, since a client can put anything on the left.
 *
 * @param hops Number of reverse proxies in front (TRUSTED_PROXY_HOPS), 0 or more.
 * @example clientIp(new Headers({ 'x-forwarded-for': 'made-up, 192.0.2.7' }), 1) // => '192.0.2.7'
 */
export function clientIp(headers: HeaderReader, hops: number = env().TRUSTED_PROXY_HOPS): string {
  if (hops === 0) return plausible(headers.get(PEER_HEADER));
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  return plausible(chain.at(-hops) ?? null);
}

function plausible(address: string | null): string {
  const plain = address?.replace(/^::ffff:/, '') ?? '';
  return plain.length <= LONGEST_ADDRESS && /^[0-9a-fA-F.:]+$/.test(plain) ? plain : UNKNOWN_IP;
}

import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { PEER_HEADER } from './client-ip';

/** Published by Node.js for every request before anybody else sees it. */
const REQUEST_START = 'http.server.request.start';

/**
 * Writes the address at the other end of the connection onto every request. Next.js hands no socket to its pages and
 * believes a client's own X-Forwarded-For, so this is the only address that a client cannot make up.
 */
export function notePeers(): void {
  diagnostics.subscribe(REQUEST_START, (message) => {
    if (!hasRequest(message)) return;
    message.request.headers[PEER_HEADER] = message.request.socket.remoteAddress ?? '';
  });
}

function hasRequest(message: unknown): message is { request: IncomingMessage } {
  return typeof message === 'object' && message !== null && 'request' in message;
}

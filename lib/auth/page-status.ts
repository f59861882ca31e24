import { randomUUID } from 'node:crypto';
import diagnostics from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The pages of Next.js cannot choose their HTTP status. The page of an invitation must: a link that opens nothing is
 * no success, and too many of them are a 429. So the response of such a request is kept until it is sent, under a
 * random name that travels with the request.
 */
const NAME_HEADER = 'x-kuusi-page';
const PATH_PREFIXES = ['/i/', '/r/', '/o/', '/s/'];

/** Published by Node.js for every request before anybody else sees it. */
const REQUEST_START = 'http.server.request.start';

const holder: { kuusiPages?: Map<string, ServerResponse> } = globalThis as typeof globalThis & {
  kuusiPages?: Map<string, ServerResponse>;
};

/** Starts keeping the responses of invitation pages; once, when the server starts. */
export function notePages(): void {
  const pages = (holder.kuusiPages ??= new Map<string, ServerResponse>());
  diagnostics.subscribe(REQUEST_START, (message) => {
    const exchange = exchangeOf(message);
    const url = exchange?.request.url;
    if (!exchange || !PATH_PREFIXES.some((prefix) => url?.startsWith(prefix))) return;
    const name = randomUUID();
    const { response } = exchange;
    exchange.request.headers[NAME_HEADER] = name;
    pages.set(name, response);
    response.once('close', () => pages.delete(name));
  });
}

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse<IncomingMessage> }>;

function exchangeOf(message: unknown): Exchange | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!('request' in message && 'response' in message)) return null;
  const { request, response } = message;
  return request instanceof IncomingMessage && isResponse(response) ? { request, response } : null;
}

function isResponse(value: unknown): value is ServerResponse {
  return value instanceof ServerResponse;
}

/**
 * Answers the page that is being rendered with a status of its own.
 *
 * @param headers Of the page's request.
 * @param retryAfterSeconds Tells the client when to come back, with 429.
 */
export function setPageStatus(
  headers: Readonly<{ get: (name: string) => string | null }>,
  status: number,
  retryAfterSeconds?: number,
): void {
  const response = holder.kuusiPages?.get(headers.get(NAME_HEADER) ?? '');
  if (!response || response.headersSent) return;
  response.statusCode = status;
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
}

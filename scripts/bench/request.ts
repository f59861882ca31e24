import http from 'node:http';

type Wanted = Readonly<{
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** A body as the pages' scripts send it … */
  json?: object;
  /** … or as a form without a script does. */
  form?: Readonly<Record<string, string>>;
}>;

export type Reply = Readonly<{
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** From sending to the last byte, in milliseconds. */
  tookMs: number;
}>;

/**
 * One request as a browser of this site sends it.
 *
 * @throws {Error} when there is no whole answer: the connection was refused or broken off.
 */
export function request(agent: http.Agent, origin: string, wanted: Wanted): Promise<Reply> {
  const { payload, type } = encoded(wanted);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = http.request(
      `${origin}${wanted.path}`,
      {
        agent,
        method: wanted.method,
        headers: {
          ...(payload === ''
            ? {}
            : { 'Content-Type': type, 'Content-Length': Buffer.byteLength(payload), Origin: origin }),
          ...wanted.headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('aborted', () => reject(new Error('broken off')));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
            tookMs: performance.now() - started,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

function encoded({ json, form }: Wanted): Readonly<{ payload: string; type: string }> {
  if (json) return { payload: JSON.stringify(json), type: 'application/json' };
  if (form) {
    return { payload: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
  }
  return { payload: '', type: '' };
}

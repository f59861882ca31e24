import { setTimeout as sleep } from 'node:timers/promises';

export type Cookie = Readonly<{ name: string; value: string }>;

/** Requests before the measured ones. */
export const WARM_UP = 5;

/** Fetches a page whole and gives the milliseconds it took. @throws {Error} when it is not there. */
export async function readPage(address: string, { name, value }: Cookie): Promise<number> {
  const start = performance.now();
  const response = await fetch(address, { headers: { cookie: `${name}=${value}` }, redirect: 'manual' });
  await response.text();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - start;
}

/** One request after the other; what happens before each is not measured. */
export async function readAlone(
  address: string,
  cookie: Cookie,
  requests: number,
  before?: (index: number) => Promise<void>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + requests; index += 1) {
    await before?.(index);
    const took = await readPage(address, cookie);
    if (index >= WARM_UP) times.push(took);
  }
  return times;
}

type Readers = Readonly<{ readers: number; everyMs: number; pagesEach: number }>;

/** So many people, each opening a page so often; they begin one after the other, so that they do not march in step. */
export async function readTogether(
  addresses: readonly string[],
  cookie: Cookie,
  { readers, everyMs, pagesEach }: Readers,
): Promise<readonly number[]> {
  const times: number[] = [];
  const person = async (index: number) => {
    await sleep((index * everyMs) / readers);
    for (let page = 0; page < pagesEach; page += 1) {
      const next = sleep(everyMs);
      const address = addresses[(index + page) % addresses.length];
      if (address !== undefined) times.push(await readPage(address, cookie));
      await next;
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, index) => person(index)));
  return times;
}

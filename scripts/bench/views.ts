import { cpuOfTree } from './processes';
import { readPage, type Cookie } from './page-reading';
import type { Site } from './site';
import { median, quantile } from './statistics';

const ROUNDS = 7;
const VIEWS_A_ROUND = 200;
const WARM_UP_VIEWS = 200;
const CLIENTS = 50;

type View = Readonly<{ cpuMs: number; p99Ms: number }>;
export type ViewsResult = Readonly<{ page: View; floor: View; cpuRatio: number; p99Ratio: number }>;

/** CPU of server and database for a view and its response with 50 readers at once, beside an empty page, in turn. */
export async function measureViews(
  site: Site,
  addresses: Readonly<{ page: string; floor: string }>,
  cookie: Cookie,
): Promise<ViewsResult> {
  const read = (address: string, views: number) => together(`${site.origin}${address}`, cookie, views);
  await read(addresses.page, WARM_UP_VIEWS);
  await read(addresses.floor, WARM_UP_VIEWS);
  const rounds: Readonly<{ page: View; floor: View }>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const floor = await roundOf(site, () => read(addresses.floor, VIEWS_A_ROUND));
    const page = await roundOf(site, () => read(addresses.page, VIEWS_A_ROUND));
    rounds.push({ page, floor });
  }
  const middle = (kind: 'page' | 'floor', key: keyof View) => median(rounds.map((round) => round[kind][key]));
  const ratio = (key: keyof View) => median(rounds.map(({ page, floor }) => page[key] / floor[key]));
  return {
    page: { cpuMs: middle('page', 'cpuMs'), p99Ms: middle('page', 'p99Ms') },
    floor: { cpuMs: middle('floor', 'cpuMs'), p99Ms: middle('floor', 'p99Ms') },
    cpuRatio: ratio('cpuMs'),
    p99Ratio: ratio('p99Ms'),
  };
}

async function roundOf(site: Site, run: () => Promise<readonly number[]>): Promise<View> {
  const used = () => cpuOfTree(site.serverPid()) + cpuOfTree(site.databasePid());
  const before = used();
  const times = await run();
  return { cpuMs: (used() - before) / times.length, p99Ms: quantile(times, 0.99) };
}

/** Every reader opens the page again as soon as it has come. */
async function together(address: string, cookie: Cookie, views: number): Promise<readonly number[]> {
  const times: number[] = [];
  let begun = 0;
  const reader = async () => {
    while (begun < views) {
      begun += 1;
      times.push(await readPage(address, cookie));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, reader));
  return times;
}

import type { Judge } from '../bench/judge';
import { prepare } from '../bench/prepare';
import type { Site } from '../bench/site';
import { changedClock } from './changed-clock';
import { doubleSubmit } from './double-submit';
import { fullLog } from './full-log';
import { killedServer } from './killed-server';
import { provenElsewhere } from './proven-elsewhere';
import { sameForm } from './same-form';
import { silentMailServer } from './silent-mail-server';
import { soak } from './soak';
import { stoppedDatabase } from './stopped-database';
import { stoppedInFlight } from './stopped-in-flight';

const WRITERS = 40;
const SPARE = 2;

export type Size = Readonly<{
  killSeconds: number;
  submitters: number;
  leastAcknowledged: number;
  databaseSeconds: number;
  databaseLivesMs: number;
  pages: number;
  soakSeconds: number;
}>;

type Row = Readonly<{ name: string; run: () => Promise<void> }>;

/** One row for each fault, over an organisation in which people are answering. */
export async function faultRows(site: Site, judge: Judge, size: Size): Promise<readonly Row[]> {
  const prepared = await prepare(WRITERS + size.submitters + SPARE);
  const { attempts } = prepared;
  const writers = attempts.slice(0, WRITERS);
  const submitters = attempts.slice(WRITERS, WRITERS + size.submitters);
  const [twice, late] = attempts.slice(WRITERS + size.submitters);
  if (!twice || !late) throw new Error('too few attempts');
  const scene = { site, judge, writers };
  return [
    { name: 'kill', run: () => killedServer({ ...scene, submitters }, size) },
    { name: 'database', run: () => stoppedDatabase(scene, size) },
    { name: 'submit', run: () => doubleSubmit(scene, twice) },
    { name: 'invite', run: () => sameForm(judge, prepared) },
    { name: 'mail', run: () => silentMailServer(judge, prepared) },
    { name: 'stop', run: () => stoppedInFlight(site, judge, prepared, size) },
    { name: 'log', run: () => fullLog(scene) },
    { name: 'clock', run: () => changedClock(scene, late) },
    { name: 'memory', run: () => soak(scene, size.soakSeconds) },
    { name: 'browser', run: () => provenElsewhere(judge) },
  ];
}

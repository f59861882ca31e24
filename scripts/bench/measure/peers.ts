import { spawnSync } from 'node:child_process';

/** Microseconds per unit on a quiet machine, recorded where the peer could be run; the units are in the names. */
const RECORDED = {
  'psych::scoreFast, a respondent of 60 statements': 4.4,
  'psych::alpha, a respondent of 60 statements': 52.6,
  'R matrix product, a respondent of 60 statements': 0.2,
  '@bigfive-org/score, a respondent of 60 statements': 7.4,
  'mirt::fscores EAP, one scale of 10 statements': 28,
  'jsCAT EAP, 30 dichotomous items': 5278,
  'catR::thetaEst EAP, 30 dichotomous items': 2140,
  'jsCAT, an adaptive step in a bank of 300': 4529,
  'catR, an adaptive step in a bank of 300': 3967,
  'mirt, six graded scales, 1,000 people': 1_179_000,
  'mirt, one graded scale, 1,000 people': 227_000,
  'mirt, one graded scale, 10,000 people': 875_000,
} as const;

export type PeerName = keyof typeof RECORDED;

export type Peer = Readonly<{
  name: PeerName;
  /** Per unit, on this machine now. */
  microseconds: number;
  basis: 'measured now' | 'recorded, scaled by psych measured now' | 'recorded elsewhere';
}>;

const MEASURED_BY_R = [
  'psych::scoreFast, a respondent of 60 statements',
  'psych::alpha, a respondent of 60 statements',
  'R matrix product, a respondent of 60 statements',
] as const satisfies readonly PeerName[];

/** One run of R serves all parts of one measurement: the first part hands its figures on. */
const HANDED_ON = 'BENCH_PSYCH';

type PsychTimes = readonly [scoreFast: number, alpha: number, product: number];

let known: PsychTimes | null | undefined;

/** Times of R's psych in this very run, or null where R or psych is not installed. */
export function psychTimes(): PsychTimes | null {
  known ??= parseTimes(process.env[HANDED_ON] ?? '') ?? runPsych();
  return known;
}

/** The environment for a part of the measurement. */
export function environmentWithPeers(): NodeJS.ProcessEnv {
  const times = psychTimes();
  return times === null ? process.env : { ...process.env, [HANDED_ON]: times.join(' ') };
}

/**
 * Time of a peer per unit. Peers that run only in R with packages that no distribution carries, and jsCAT, are taken
 * from a recorded run and scaled by psych::alpha, which was measured there and is measured here.
 */
export function peer(name: PeerName): Peer {
  const times = psychTimes();
  if (times === null) return { name, microseconds: RECORDED[name], basis: 'recorded elsewhere' };
  const measured = MEASURED_BY_R.findIndex((known) => known === name);
  const now = times[measured];
  if (now !== undefined) return { name, microseconds: now, basis: 'measured now' };
  const pace = times[1] / RECORDED['psych::alpha, a respondent of 60 statements'];
  return { name, microseconds: RECORDED[name] * pace, basis: 'recorded, scaled by psych measured now' };
}

/** One line about a peer beside our own time per unit. */
export function printPeer({ name, microseconds, basis }: Peer, ownMicroseconds: number): void {
  const ratio = (microseconds / ownMicroseconds).toPrecision(3);
  console.log(
    `  ${name.padEnd(52)} ${microseconds.toPrecision(3).padStart(9)} µs  ${ratio} × our time (${basis})`,
  );
}

function runPsych(): PsychTimes | null {
  const script = new URL('psych.R', import.meta.url).pathname;
  const { status, stdout } = spawnSync('Rscript', ['--vanilla', script], { encoding: 'utf8' });
  return status === 0 ? parseTimes(stdout) : null;
}

function parseTimes(text: string): PsychTimes | null {
  const [scoreFast, alpha, product] = text.trim().split(/\s+/).map(Number);
  if (scoreFast === undefined || alpha === undefined || product === undefined) return null;
  return [scoreFast, alpha, product].every((time) => Number.isFinite(time) && time > 0)
    ? [scoreFast, alpha, product]
    : null;
}

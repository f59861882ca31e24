import { normalQuantile } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';
import { FEWEST_TO_SHOW } from './criterion-validity';

const Z_95 = normalQuantile(0.975);
const MOST_STEPS = 100;
const CONVERGED = 1e-14;
const PER_T = 10;

/** One person: T score, hours of exposure and complaints in those hours. */
export type ComplaintRecord = Readonly<{ t: number; hours: number; complaints: number }>;

export type ComplaintRate =
  | Readonly<{
      status: 'computed';
      /** Complaints an hour at 10 T more over those at 10 T less: under 1 when the score goes with fewer complaints. */
      rateRatioPer10T: number;
      ci95: readonly [number, number];
      /** Pearson dispersion; 1 = as even as a Poisson process. */
      dispersion: number;
      /** ln rate = intercept + slope · T. */
      intercept: number;
      slope: number;
      /** Of the slope, √dispersion times that of the Poisson model. */
      slopeStandardError: number;
    }>
  | Readonly<{ status: 'none'; reason: 'tooFewPeople' | 'noVariance' | 'noComplaints' | 'noFiniteEstimate' }>;

/**
 * Complaints as a criterion: quasi-Poisson regression of counts with exposure, ln(complaints / hours) = a + b T, fitted by
 * Newton's method; the standard error is that of the Poisson model times √(Pearson χ² / (n − 2)), because complaints come
 * in clusters. The rate ratio for 10 T is exp(10 b), its limits exp(10 b ± 1.96 · 10 · SE).
 *
 * @param records At least 30 people for a number; hours > 0, whole complaints ≥ 0, T finite.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE; NO_CONVERGENCE.
 * @see McCullagh & Nelder 1989, chapter 6; docs/method/validity.md.
 * @example complaintRate(records).rateRatioPer10T; // 1.02 in the example of the reference tests
 */
export function complaintRate(records: readonly ComplaintRecord[]): ComplaintRate {
  records.forEach(requireRecord);
  if (records.length < FEWEST_TO_SHOW) return { status: 'none', reason: 'tooFewPeople' };
  const first = records[0]?.t ?? 0;
  if (records.every(({ t }) => t === first)) return { status: 'none', reason: 'noVariance' };
  if (records.every(({ complaints }) => complaints === 0)) return { status: 'none', reason: 'noComplaints' };

  if (isSeparated(records)) return { status: 'none', reason: 'noFiniteEstimate' };

  const centre = weightedCentre(records);
  const { level, slope, information } = fitSlope(records, centre);
  let pearson = 0;
  for (const { t, hours, complaints } of records) {
    const expected = hours * Math.exp(level + slope * (t - centre));
    pearson += (complaints - expected) ** 2 / expected;
  }
  const dispersion = pearson / (records.length - 2);
  const slopeStandardError = Math.sqrt(dispersion / information);
  const half = Z_95 * PER_T * slopeStandardError;
  return {
    status: 'computed',
    rateRatioPer10T: Math.exp(PER_T * slope),
    ci95: [Math.exp(PER_T * slope - half), Math.exp(PER_T * slope + half)],
    dispersion,
    intercept: level - slope * centre,
    slope,
    slopeStandardError,
  };
}

function requireRecord({ t, hours, complaints }: ComplaintRecord): void {
  if (![t, hours, complaints].every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'T, hours and complaints must be finite');
  if (!(hours > 0 && complaints >= 0 && Number.isInteger(complaints)))
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `${complaints} complaints in ${hours} hours: hours > 0 and a whole number of complaints are needed`,
    );
}

/** All complaints at one end of the scores: every steeper slope fits better. */
function isSeparated(records: readonly ComplaintRecord[]): boolean {
  const scores = records.map(({ t }) => t);
  const ends = [Math.min(...scores), Math.max(...scores)];
  return ends.some((end) => records.every(({ t, complaints }) => complaints === 0 || t === end));
}

function weightedCentre(records: readonly ComplaintRecord[]): number {
  let [hours, sum] = [0, 0];
  for (const record of records) {
    hours += record.hours;
    sum += record.hours * record.t;
  }
  return sum / hours;
}

type SlopeFit = Readonly<{ level: number; slope: number; information: number }>;

/** Newton's method for the slope; the level that fits the total count is known for every slope, so one unknown is left. */
function fitSlope(records: readonly ComplaintRecord[], centre: number): SlopeFit {
  let slope = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { level, score, information } = profile(records, centre, slope);
    if (!(information > 0)) break;
    // A step of more than one per T would overflow the exponential from a distant start.
    const change = Math.max(-1, Math.min(1, score / information));
    slope += change;
    if (Math.abs(change) <= CONVERGED * Math.max(1, Math.abs(slope))) return { level, slope, information };
  }
  throw new PsychometricsError('NO_CONVERGENCE', 'the regression of complaints did not settle');
}

function profile(records: readonly ComplaintRecord[], centre: number, slope: number) {
  let [complaints, observed, weight, first, second] = [0, 0, 0, 0, 0];
  for (const record of records) {
    const t = record.t - centre;
    const expected = record.hours * Math.exp(slope * t);
    complaints += record.complaints;
    observed += record.complaints * t;
    weight += expected;
    first += expected * t;
    second += expected * t * t;
  }
  const mean = first / weight;
  return {
    level: Math.log(complaints / weight),
    score: observed - complaints * mean,
    information: complaints * (second / weight - mean * mean),
  };
}

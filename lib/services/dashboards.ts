import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { FINNISH_TIME, startOfDay } from '@/lib/core/local-day';
import { db } from '@/lib/db/client';
import * as dashboards from '@/lib/db/repositories/dashboards';
import { fitOfPacked } from '@/lib/fit/packed-fit';
import { type DropOff, dropOff } from '@/lib/report/drop-off';
import { GROUP_MIN, type GroupResult, groupResult, wholeBlocks } from '@/lib/report/group-results';
import { unpackScores } from '@/lib/report/packed-scores';
import { REACHED_STAGES, type ReachedStage } from '@/lib/validation/candidates';
import type { DashboardInput } from '@/lib/validation/dashboard';
import { everyWeek, firstDay } from './internal/dashboard-weeks';

export type StageCounts = Readonly<Record<ReachedStage, number>>;

/** People of some attempts by the stage that they reached at some time, and how many of them ended without a report. */
export type Funnel = Readonly<{ reached: StageCounts; ended: number }>;

export type DashboardGroup = Readonly<{
  assessmentId: string;
  name: string;
  /** Who handed in, whether or not they are in the result. */
  handedIn: number;
  /** Null where fewer than five may be shown. */
  result: GroupResult | null;
}>;

export type Dashboard = Readonly<{
  jobs: readonly Readonly<{ id: string; title: string }>[];
  /** Of the chosen job, or all. */
  assessments: readonly Readonly<{ id: string; name: string }>[];
  /** What is looked at, as far as it exists. */
  chosen: DashboardInput;
  /** First day of the period; null for everything. */
  from: string | null;
  funnel: Funnel;
  byAssessment: readonly (Funnel & Readonly<{ id: string; name: string }>)[];
  /** Quartiles of the seconds from the consent to handing in; null below five. */
  time: Readonly<{ n: number; quartiles: readonly number[] }> | null;
  weeks: readonly dashboards.WeekCount[];
  /** How many stopped midway, and where when they are five at least. */
  stopped: number;
  stops: DropOff | null;
  groups: readonly DashboardGroup[];
  /** Norms of the shown results that are planning assumptions. */
  provisional: readonly string[];
}>;

/**
 * How the assessments of the organisation go: counts of people, never people. Results and how people answered are shown
 * for five at least.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function getDashboard(actor: Actor, input: DashboardInput): Promise<Dashboard> {
  authorize(actor, 'monitoring:read');
  const { organizationId } = actor;
  const now = new Date();
  const all = await dashboards.listAssessments(db(), organizationId);
  const { chosen, ofJob, inView } = choose(all, input);
  const from = firstDay(chosen.period, now);
  const scope = {
    organizationId,
    assessmentIds: inView.map(({ id }) => id),
    since: from === null ? null : startOfDay(from, FINNISH_TIME),
  };
  const [stages, time, weeks, stops, handedIn] = await Promise.all([
    dashboards.countStages(db(), scope),
    dashboards.timeToComplete(db(), scope),
    dashboards.countWeeks(db(), scope),
    dashboards.countStops(db(), scope),
    dashboards.listHandedIn(db(), scope),
  ]);
  const groups = groupsOf(inView, handedIn);
  const stopped = stops.reduce((sum, { count }) => sum + count, 0);
  const { quartiles } = time;
  return {
    jobs: jobsOf(all),
    assessments: ofJob.map(({ id, name }) => ({ id, name })),
    chosen,
    from,
    funnel: funnelOf(stages),
    byAssessment: inView.flatMap(({ id, name }) => {
      const own = stages.filter(({ assessmentId }) => assessmentId === id);
      return own.length === 0 ? [] : [{ id, name, ...funnelOf(own) }];
    }),
    time: time.n < GROUP_MIN || quartiles === null ? null : { n: time.n, quartiles },
    weeks: everyWeek(weeks, from, now),
    stopped,
    stops: stopped < GROUP_MIN ? null : dropOff(stops),
    groups,
    provisional: provisionalNorms(inView, groups),
  };
}

type Listed = readonly dashboards.DashboardAssessment[];

/** What the filters leave; one that names nothing of this organisation counts as not chosen. */
function choose(all: Listed, { job, assessment, period }: DashboardInput) {
  const isJob = all.some(({ jobRoleId }) => jobRoleId === job);
  const ofJob = isJob ? all.filter(({ jobRoleId }) => jobRoleId === job) : all;
  const isAssessment = ofJob.some(({ id }) => id === assessment);
  const inView = isAssessment ? ofJob.filter(({ id }) => id === assessment) : ofJob;
  const chosen = { job: isJob ? job : null, assessment: isAssessment ? assessment : null, period };
  return { chosen, ofJob, inView };
}

function jobsOf(all: Listed): Dashboard['jobs'] {
  const jobs = new Map(all.map(({ jobRoleId, jobTitle }) => [jobRoleId, jobTitle]));
  return [...jobs].map(([id, title]) => ({ id, title }));
}

function funnelOf(rows: readonly dashboards.StageCount[]): Funnel {
  const reached = (stage: ReachedStage) =>
    rows
      .filter((row) => row.stage >= REACHED_STAGES.indexOf(stage))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    reached: {
      invited: reached('invited'),
      opened: reached('opened'),
      started: reached('started'),
      submitted: reached('submitted'),
      reviewed: reached('reviewed'),
    },
    ended: rows.reduce((sum, { ended }) => sum + ended, 0),
  };
}

function groupsOf(inView: Listed, rows: readonly dashboards.HandedInRow[]): readonly DashboardGroup[] {
  return inView.flatMap(({ id, name }) => {
    const members = rows.filter(({ assessmentId }) => assessmentId === id);
    const handedIn = members.filter(({ inPeriod }) => inPeriod).length;
    if (handedIn === 0) return [];
    const people = wholeBlocks(members, isCounted).flatMap(memberOf);
    return [{ assessmentId: id, name, handedIn, result: people.length === 0 ? null : groupResult(people) }];
  });
}

function isCounted({ inPeriod, fit, packedScores }: dashboards.HandedInRow): boolean {
  return inPeriod && fit !== null && packedScores !== null;
}

function memberOf({ fit, packedScores }: dashboards.HandedInRow) {
  return fit === null || packedScores === null
    ? []
    : [{ fit: fitOfPacked(fit), t: unpackScores(packedScores) }];
}

function provisionalNorms(inView: Listed, groups: readonly DashboardGroup[]): readonly string[] {
  const shown = new Set(groups.flatMap(({ assessmentId, result }) => (result ? [assessmentId] : [])));
  const norms = inView.filter(({ id, provisional }) => provisional && shown.has(id)).map(({ norm }) => norm);
  return [...new Set(norms)];
}

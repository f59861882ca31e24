/** Who decides: the worker, the worker who tells afterwards, somebody above, or nobody knows. */
export const DECIDERS = ['worker', 'workerTells', 'supervisor', 'nobodyKnows'] as const;
export type Decider = (typeof DECIDERS)[number];

/** How far a change of the job has come. */
export const MEND_STATES = ['open', 'agreed', 'done'] as const;
export type MendState = (typeof MEND_STATES)[number];

/** What an organisation brings to a job. */
export const CONDITION_KINDS = ['training', 'tools', 'time', 'information', 'pay'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** Largest limit of a decision, in its unit. */
export const LIMIT_MAX = 1_000_000_000;

/** A decision that comes up in the work, and who may make it up to what limit. */
export type JobDecision = Readonly<{
  id: string;
  title: string;
  /** When it holds, in words; empty: always. */
  condition: string;
  limitAmount: number | null;
  limitUnit: string;
  decider: Decider;
  mustInform: string;
  escalation: string;
  stepIds: readonly string[];
}>;

/** A change that was promised or made; `owner` is a unit or a post, `dueOn` a day as yyyy-mm-dd. */
type Mending = Readonly<{ owner: string; dueOn: string | null; state: MendState }>;

/** Where nobody sees to anything yet. */
export const NOTHING_PLANNED = { owner: '', dueOn: null, state: 'open' } as const satisfies Mending;

/** What is to be mended in the job at one step before a person is asked for more. */
export type JobFix = Readonly<{ stepId: string; change: string }> & Mending;

/** One condition of the job: what is there and what is missing. */
export type JobCondition = Readonly<{ kind: ConditionKind; present: string; missing: string }> & Mending;

/** The organisation's side of a job: what it lets people decide, what it mends and what it brings. */
export type JobSide = Readonly<{
  /** In the order of the page. */
  decisions: readonly JobDecision[];
  /** In step order. */
  fixes: readonly JobFix[];
  /** In the fixed order of the kinds. */
  conditions: readonly JobCondition[];
}>;

const NO_JOB_SIDE: JobSide = { decisions: [], fixes: [], conditions: [] };

/** The organisation's side, complete: what an older document does not hold is empty. */
export function jobSide(of: Partial<JobSide>): JobSide {
  const { decisions, fixes, conditions } = { ...NO_JOB_SIDE, ...of };
  return { decisions, fixes, conditions };
}

/** Without the parts that say nothing, as a document holds it. */
export function writtenJobSide(of: Partial<JobSide>): Partial<JobSide> {
  const { decisions, fixes, conditions } = jobSide(of);
  return {
    ...(decisions.length > 0 ? { decisions } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
  };
}

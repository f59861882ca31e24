import { type ConditionKind, type JobDecision, type JobSide, jobSide } from './job-side';

const DECISION_FIELDS = [
  'title',
  'condition',
  'limit',
  'decider',
  'mustInform',
  'escalation',
  'steps',
] as const;
const FIX_FIELDS = ['change', 'owner', 'dueOn', 'state'] as const;
const CONDITION_FIELDS = ['present', 'missing', 'owner', 'dueOn', 'state'] as const;

type Fields = Readonly<{
  decision: (typeof DECISION_FIELDS)[number];
  fix: (typeof FIX_FIELDS)[number];
  condition: (typeof CONDITION_FIELDS)[number];
}>;
type Named = Readonly<{
  decision: string;
  fix: string;
  condition: ConditionKind;
}>;
type SubjectChange<S extends keyof Fields> = Readonly<
  {
    kind: 'jobSide';
    subject: S;
    /** Of the decision or the step, or the kind of condition. */ title: Named[S];
  } & ({ change: 'added' | 'removed' } | { change: 'changed'; field: Fields[S]; from: string; to: string })
>;

/** One difference in what the organisation brings, mends and lets people decide. */
export type JobSideChange = SubjectChange<'decision'> | SubjectChange<'fix'> | SubjectChange<'condition'>;

type Profile = Partial<JobSide> & Readonly<{ steps: readonly Readonly<{ id: string; title: string }>[] }>;

/**
 * What changed on the organisation's side of a job: decisions, mending and conditions, in this order. The order of the
 * decisions carries no meaning and is no change.
 */
export function jobSideChanges(before: Profile, after: Profile): readonly JobSideChange[] {
  const [from, to] = [jobSide(before), jobSide(after)];
  const titleOf = (stepId: string) =>
    [...after.steps, ...before.steps].find(({ id }) => id === stepId)?.title ?? '';
  const texts = (decision: JobDecision) => decisionTexts(decision, titleOf);
  return [
    ...entryChanges('decision', DECISION_FIELDS, {
      from: from.decisions.map((decision) => entry(decision.id, decision.title, texts(decision))),
      to: to.decisions.map((decision) => entry(decision.id, decision.title, texts(decision))),
    }),
    ...entryChanges('fix', FIX_FIELDS, {
      from: from.fixes.map((fix) => entry(fix.stepId, titleOf(fix.stepId), written(fix))),
      to: to.fixes.map((fix) => entry(fix.stepId, titleOf(fix.stepId), written(fix))),
    }),
    ...entryChanges('condition', CONDITION_FIELDS, {
      from: from.conditions.map((condition) => entry(condition.kind, condition.kind, written(condition))),
      to: to.conditions.map((condition) => entry(condition.kind, condition.kind, written(condition))),
    }),
  ];
}

/** A limit as it is compared: its amount and unit, empty without one. */
function limitText({ limitAmount, limitUnit }: Pick<JobDecision, 'limitAmount' | 'limitUnit'>): string {
  return limitAmount === null ? limitUnit : `${limitAmount} ${limitUnit}`.trim();
}

type Entry<T, F extends string> = Readonly<{ id: string; title: T; texts: Readonly<Record<F, string>> }>;

function entry<T extends string, F extends string>(
  id: string,
  title: T,
  texts: Readonly<Record<F, string>>,
): Entry<T, F> {
  return { id, title, texts };
}

function decisionTexts(decision: JobDecision, titleOf: (stepId: string) => string) {
  const { title, condition, decider, mustInform, escalation, stepIds } = decision;
  const steps = stepIds.map(titleOf).sort().join(', ');
  return { title, condition, decider, mustInform, escalation, limit: limitText(decision), steps };
}

function written<T extends Readonly<{ dueOn: string | null }>>(of: T): Omit<T, 'dueOn'> & { dueOn: string } {
  return { ...of, dueOn: of.dueOn ?? '' };
}

type Sides<T, F extends string> = Readonly<{ from: readonly Entry<T, F>[]; to: readonly Entry<T, F>[] }>;

function entryChanges<S extends keyof Fields>(
  subject: S,
  fields: readonly Fields[S][],
  { from, to }: Sides<Named[S], Fields[S]>,
): readonly SubjectChange<S>[] {
  const ids = (list: Sides<Named[S], Fields[S]>['from']) => new Set(list.map(({ id }) => id));
  const [had, has] = [ids(from), ids(to)];
  const whole = (change: 'added' | 'removed', { title }: Entry<Named[S], Fields[S]>) =>
    ({ kind: 'jobSide', subject, title, change }) as const;
  return [
    ...from.filter(({ id }) => !has.has(id)).map((gone) => whole('removed', gone)),
    ...to.filter(({ id }) => !had.has(id)).map((added) => whole('added', added)),
    ...to.flatMap((after) => {
      const before = from.find(({ id }) => id === after.id);
      if (before === undefined) return [];
      return fields
        .filter((field) => before.texts[field] !== after.texts[field])
        .map((field) => ({
          ...{ kind: 'jobSide' as const, subject, title: after.title, change: 'changed' as const },
          ...{ field, from: before.texts[field], to: after.texts[field] },
        }));
    }),
  ];
}

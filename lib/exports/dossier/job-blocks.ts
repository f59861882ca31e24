import { formatDate, formatNumber } from '@/lib/i18n/format';
import {
  costlyWithoutDecision,
  type FixNeed,
  fixNeeds,
  latitudeIndex,
  ruleBurden,
} from '@/lib/job-analysis/authority';
import { type JobCondition, type JobDecision, jobSide, NOTHING_PLANNED } from '@/lib/job-analysis/job-side';
import { stepDetails } from '@/lib/job-analysis/step-attributes';
import type { Block } from '@/lib/pdf/paper';
import { type DossierContext, orDash } from './dossier-context';

const LIMIT_DECIMALS = 2;

/** The organisation's side of the job: what may be decided, what is mended first, and what the job brings. */
export function jobBlocks(context: DossierContext): readonly Block[] {
  const t = context.words.say('dossier.job');
  return [
    { kind: 'heading', level: 2, text: t('title') },
    ...measureBlocks(context),
    ...decisionBlocks(context),
    { kind: 'heading', level: 2, text: t('fix') },
    ...fixBlocks(context),
    { kind: 'heading', level: 2, text: t('conditions') },
    ...conditionBlocks(context),
  ];
}

function measureBlocks({ words, steps }: DossierContext): readonly Block[] {
  const t = words.say('dossier.job');
  const latitude = latitudeIndex(steps);
  const { sum, counted, total } = ruleBurden(steps);
  return [
    {
      kind: 'text',
      text:
        latitude.status === 'known'
          ? t('latitude', {
              value: formatNumber(words.locale, latitude.value, 1),
              steps: latitude.steps,
              total: latitude.total,
            })
          : t('noLatitude'),
    },
    ...(counted === 0 ? [] : [{ kind: 'text' as const, text: t('rules', { sum, counted, total }) }]),
  ];
}

function decisionBlocks(context: DossierContext): readonly Block[] {
  const t = context.words.say('dossier.job');
  const { decisions } = jobSide(context.document);
  if (decisions.length === 0) return [{ kind: 'text', text: t('noDecisions') }];
  return [
    {
      kind: 'table',
      caption: t('decisions'),
      head: [
        t('decision'),
        t('condition'),
        t('decider'),
        t('limit'),
        t('inform'),
        t('escalation'),
        t('steps'),
      ],
      rows: decisions.map((decision) => decisionRow(decision, context)),
    },
  ];
}

function decisionRow(decision: JobDecision, { words, steps }: DossierContext): readonly string[] {
  const { title, condition, decider, limitAmount, limitUnit, mustInform, escalation, stepIds } = decision;
  const decimals = Number.isInteger(limitAmount) ? 0 : LIMIT_DECIMALS;
  const amount = limitAmount === null ? '' : formatNumber(words.locale, limitAmount, decimals);
  const numbers = steps.filter(({ step }) => stepIds.includes(step.id)).map(({ number }) => number);
  return [
    title,
    condition || words.say('dossier.job')('always'),
    words.say('sideWords.deciders')(decider),
    orDash(`${amount} ${limitUnit}`.trim()),
    orDash(mustInform),
    orDash(escalation),
    orDash(numbers.join(', ')),
  ];
}

function fixBlocks(context: DossierContext): readonly Block[] {
  const { words, document, steps, stepName } = context;
  const t = words.say('dossier.job');
  const { decisions, fixes } = jobSide(document);
  const needs = fixNeeds(steps, decisions);
  const needed = new Set(needs.map(({ mapped }) => mapped.step.id));
  const planned = steps.filter(
    ({ step }) => !needed.has(step.id) && fixes.some(({ stepId }) => stepId === step.id),
  );
  const rows = [...needs, ...planned.map((mapped): FixNeed => ({ mapped, reasons: [] }))];
  const undecided = costlyWithoutDecision(steps, decisions).map(({ step }) => stepName(step.id));
  return [
    { kind: 'text', text: needs.length === 0 ? t('noFix') : t('fixText') },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('fix'),
            head: [t('step'), t('why'), t('change'), t('owner'), t('due'), t('state')],
            rows: rows.map((need) => fixRow(need, context)),
          },
        ]),
    ...(undecided.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 3 as const, text: t('undecided') },
          { kind: 'list' as const, items: undecided },
        ]),
  ];
}

function fixRow(
  { mapped, reasons }: FixNeed,
  { words, document, stepName }: DossierContext,
): readonly string[] {
  const { fixes } = jobSide(document);
  const plan = fixes.find(({ stepId }) => stepId === mapped.step.id);
  const { change, owner, dueOn, state } = plan ?? { change: '', ...NOTHING_PLANNED };
  const t = words.say('authority.fix.reasons');
  const count = stepDetails(mapped.step).rules ?? 0;
  const why = reasons.length === 0 ? [t('mended')] : reasons.map((reason) => t(reason, { count }));
  return [
    stepName(mapped.step.id),
    why.join(', '),
    change || words.say('dossier.job')('notPlanned'),
    orDash(owner),
    dueText(dueOn, words.locale),
    words.say('sideWords.states')(state),
  ];
}

function conditionBlocks(context: DossierContext): readonly Block[] {
  const t = context.words.say('dossier.job');
  const { conditions } = jobSide(context.document);
  if (conditions.length === 0) return [{ kind: 'text', text: t('noConditions') }];
  return [
    {
      kind: 'table',
      caption: t('conditions'),
      head: [t('kind'), t('present'), t('missing'), t('owner'), t('due'), t('state')],
      rows: conditions.map((condition) => conditionRow(condition, context)),
    },
  ];
}

function conditionRow(
  { kind, present, missing, owner, dueOn, state }: JobCondition,
  { words }: DossierContext,
): readonly string[] {
  const t = words.say('sideWords');
  return [
    t(`conditions.${kind}`),
    orDash(present),
    orDash(missing),
    orDash(owner),
    dueText(dueOn, words.locale),
    t(`states.${state}`),
  ];
}

function dueText(dueOn: string | null, locale: DossierContext['words']['locale']): string {
  return dueOn === null ? '–' : formatDate(locale, new Date(dueOn));
}

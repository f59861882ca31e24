import { formatList } from '@/lib/i18n/format';
import type { Block } from '@/lib/pdf/paper';
import { type JobSideStep, type MissingCondition, type PersonSide, twoSides } from '@/lib/report/two-sides';
import type { ReportContext } from './report-context';

/** The person and the job: what to talk about, and what the employer can mend first. */
export function sideBlocks(context: ReportContext): readonly Block[] {
  const { report, model, words } = context;
  const t = words.say('report.sides');
  const { person, job, conditions } = twoSides(model, report.profile);
  const mends = [
    ...job.map((step) => jobText(step, context)),
    ...conditions.map((condition) => conditionText(condition, context)),
  ];
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: t('lead') },
    { kind: 'heading', level: 3, text: t('person') },
    person.length === 0
      ? { kind: 'text', text: t('personNone') }
      : { kind: 'list', items: person.map((side) => personText(side, context)) },
    { kind: 'heading', level: 3, text: t('job') },
    mends.length === 0 ? { kind: 'text', text: t('jobNone') } : { kind: 'list', items: mends },
  ];
}

function personText({ scale, band, steps }: PersonSide, { words }: ReportContext): string {
  const t = words.say('report.sides');
  const said = `${words.say('scales.names')(scale)}: ${t(band)}.`;
  if (steps.length === 0) return said;
  const listed = formatList(
    words.locale,
    steps.map(({ number, title }) => t('step', { number, title })),
  );
  return `${said} ${t('steps', { count: steps.length, steps: listed })}`;
}

function jobText(
  { number, title, reasons, change, owner, state }: JobSideStep,
  context: ReportContext,
): string {
  const t = context.words.say('report.sides');
  return [
    `${t('step', { number, title })}:`,
    ...reasons.map((reason) => t(reason)),
    change === '' ? t('noPlan') : t('plan', { change }),
    ...chargeText(owner, state === 'agreed', context),
  ].join(' ');
}

function conditionText({ kind, missing, owner, state }: MissingCondition, context: ReportContext): string {
  const t = context.words.say('report.sides');
  return [
    `${t(`conditions.${kind}`)}:`,
    t('missing', { missing }),
    ...chargeText(owner, state === 'agreed', context),
  ].join(' ');
}

function chargeText(owner: string, isAgreed: boolean, { words }: ReportContext): readonly string[] {
  const t = words.say('report.sides');
  const parts = [...(isAgreed ? [t('agreed')] : []), ...(owner === '' ? [] : [t('owner', { owner })])];
  return parts.length === 0 ? [] : [`(${parts.join(', ')})`];
}

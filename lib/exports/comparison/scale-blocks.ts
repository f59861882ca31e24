import { formatDate, formatList, formatNumber } from '@/lib/i18n/format';
import type { Block } from '@/lib/pdf/paper';
import { shownDistance } from '@/lib/report/shown-numbers';
import { twoSides } from '@/lib/report/two-sides';
import type { ReportScale } from '@/lib/report/types';
import { SCALE_KEYS } from '@/lib/scales';
import { targetText } from '../report/report-context';
import type { ComparisonContext, PrintedPerson } from './comparison-context';

/** Candidates as columns and scales as rows, as on the page. */
export function scaleBlocks(context: ComparisonContext): readonly Block[] {
  const { comparison, words } = context;
  const t = words.say('comparison.scales');
  const names = words.say('scales.names');
  const excluded = comparison.profile.scales.filter(({ excludedReason }) => excludedReason !== null);
  return [
    { kind: 'heading', level: 2, text: t('title') },
    {
      kind: 'table',
      caption: t('caption'),
      head: [t('scale'), ...comparison.people.map((person) => headOf(person, context))],
      rows: [...SCALE_KEYS.flatMap((_, index) => scaleRow(index, context)), ...personRows(context)],
    },
    ...(excluded.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            tone: 'quiet' as const,
            text: t('excluded', {
              scales: formatList(
                words.locale,
                excluded.map(({ key }) => names(key)),
              ),
            }),
          },
        ]),
  ];
}

function headOf({ name, submittedAt }: PrintedPerson, { words }: ComparisonContext): string {
  const t = words.say('comparison.scales');
  return submittedAt === null
    ? name
    : `${name}\n${t('submitted', { date: formatDate(words.locale, submittedAt) })}`;
}

function scaleRow(index: number, context: ComparisonContext): readonly (readonly string[])[] {
  const { comparison, words, numbers } = context;
  const t = words.say('comparison.scales');
  const demand = comparison.people
    .map(({ model }) => model.scales[index])
    .find((scale) => scale !== undefined);
  if (demand === undefined || demand.status === 'excluded') return [];
  const weight = numbers.percent(demand.weightPercent);
  const reliable = comparison.reliable[index] ?? null;
  const facts = [
    words.say('scales.names')(demand.key),
    t('facts', { weight, target: targetText(demand, context) }),
    reliable === null ? t('notComparable') : t('reliable', { points: numbers.whole(Math.floor(reliable)) }),
  ];
  return [
    [facts.join('\n'), ...comparison.people.map(({ model }) => scoreText(model.scales[index], context))],
  ];
}

function scoreText(scale: ReportScale | undefined, { words, numbers }: ComparisonContext): string {
  const t = words.say('comparison.scales');
  if (scale?.status !== 'scored') return t('missing');
  const score = `${numbers.t(scale.t)} (${numbers.tRange(scale.interval90)})`;
  if (scale.band === 'within') return score;
  const points = shownDistance(scale);
  const distance =
    points === 0
      ? t('touching')
      : t(scale.band === 'aboveUpper' ? 'above' : 'below', { points: numbers.whole(points) });
  return `${score}\n${distance}`;
}

function personRows(context: ComparisonContext): readonly (readonly string[])[] {
  const { comparison, words } = context;
  const t = words.say('comparison.scales');
  const choices = words.say('candidates.choices');
  const row = (title: string, cell: (person: PrintedPerson) => string) => [
    title,
    ...comparison.people.map(cell),
  ];
  return [
    row(t('uncertainty'), (person) => uncertaintyText(person, context)),
    row(t('composite'), (person) => compositeText(person, context)),
    row(t('flags'), ({ model }) => t('flagsText', { count: model.quality.flagCount })),
    row(t('decision'), ({ decision }) => (decision === null ? t('noDecision') : choices(decision))),
  ];
}

function uncertaintyText({ model }: PrintedPerson, { words }: ComparisonContext): string {
  const t = words.say('comparison.scales');
  const errors = model.scales.flatMap((scale) => (scale.status === 'scored' ? [scale.sem] : []));
  if (errors.length === 0) return t('missing');
  const [low = '', high = ''] = [Math.min(...errors), Math.max(...errors)].map((error) =>
    formatNumber(words.locale, error, 1),
  );
  return t('uncertaintyText', { sem: low === high ? low : `${low}–${high}` });
}

function compositeText(
  { model: { composite } }: PrintedPerson,
  { words, numbers }: ComparisonContext,
): string {
  if (composite.status !== 'scored') return words.say('comparison.scales')('missing');
  return `${numbers.t(composite.t)} (${numbers.tRange(composite.interval90)})`;
}

/** What is left to ask each person. */
export function questionBlocks({ comparison, words, narratives }: ComparisonContext): readonly Block[] {
  const t = words.say('comparison.ask');
  const sides = words.say('report.sides');
  return [
    { kind: 'heading', level: 2, text: t('title') },
    {
      kind: 'table',
      caption: t('caption'),
      head: [t('person'), t('question'), t('step')],
      rows: comparison.people.map(({ name, model }) => {
        const [gap] = twoSides(model, comparison.profile).person;
        const [step] = gap?.steps ?? [];
        return [
          name,
          gap === undefined ? t('none') : narratives.scales[gap.scale].interviewQuestion,
          step === undefined ? t('noStep') : sides('step', { number: step.number, title: step.title }),
        ];
      }),
    },
  ];
}

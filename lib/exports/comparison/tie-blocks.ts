import { formatList } from '@/lib/i18n/format';
import type { Block } from '@/lib/pdf/paper';
import type { ComparisonContext, PrintedPerson } from './comparison-context';
import { comparisonDrawing } from './comparison-drawing';

/** A share closer to one than this is not written as certainty. */
const NEARLY_SURE = 0.99;

/** Who cannot be told apart, said before any number. */
export function tieBlocks({ comparison, words, numbers }: ComparisonContext): readonly Block[] {
  const t = words.say('comparison.ties');
  const fitted = comparison.people.filter(({ model }) => model.fit.status === 'fitted');
  if (fitted.length === 0) return [];
  if (fitted.length === 1) return [{ kind: 'text', text: t('one') }];
  const bands = [...bandsOf(comparison.people)];
  const [only] = bands;
  const kind = only === undefined ? 'noneTied' : only[1].length === fitted.length ? 'allTied' : 'someTied';
  const groups = bands.map(([letter, people]) =>
    t('group', {
      letter,
      names: formatList(
        words.locale,
        people.map(({ name }) => name),
      ),
    }),
  );
  const body =
    kind === 'someTied'
      ? t('someTiedBody', { groups: formatList(words.locale, groups) })
      : t(kind === 'allTied' ? 'allTiedBody' : 'noneTiedBody');
  const rule = t('rule', { needed: numbers.percent(comparison.needed * 100) });
  return [{ kind: 'notice', title: t(kind), texts: [body, rule] }];
}

/** People who share a letter, in the order of the page. */
function bandsOf(people: readonly PrintedPerson[]): ReadonlyMap<string, readonly PrintedPerson[]> {
  const bands = new Map<string, readonly PrintedPerson[]>();
  for (const person of people) {
    if (person.group !== null) bands.set(person.group, [...(bands.get(person.group) ?? []), person]);
  }
  return bands;
}

/** Fits as intervals, by name. */
export function fitBlocks(context: ComparisonContext): readonly Block[] {
  const { comparison, words } = context;
  const t = words.say('comparison.fit');
  const rows = comparison.people.map((person) => fitRow(person, context));
  return [
    { kind: 'heading', level: 2, text: t('title') },
    {
      kind: 'figure',
      alt: `${t('title')}. ${rows.map((row) => row.join(', ')).join('. ')}.`,
      drawing: comparisonDrawing(context),
    },
    { kind: 'text', tone: 'quiet', text: t('caption') },
    {
      kind: 'table',
      caption: t('title'),
      head: [t('person'), t('fit'), t('interval'), t('group')],
      numeric: [1, 2],
      rows,
    },
  ];
}

function fitRow({ name, model, group }: PrintedPerson, { comparison, words, numbers }: ComparisonContext) {
  const t = words.say('comparison.fit');
  const { fit } = model;
  if (fit.status === 'noFit') {
    const names = words.say('scales.names');
    const scales = formatList(
      words.locale,
      fit.missing.map((key) => names(key)),
    );
    return [name, '–', '–', t('noFit', { scales })];
  }
  const fitted = comparison.people.filter((person) => person.model.fit.status === 'fitted').length;
  const where = fitted < 2 ? '–' : group === null ? t('alone') : t('sameGroup', { letter: group });
  return [name, numbers.whole(fit.shown), numbers.range(fit.interval90), where];
}

/** Every pair in words first; the probability stands beside them. */
export function pairBlocks({
  comparison: { pairs },
  words,
  names,
  numbers,
}: ComparisonContext): readonly Block[] {
  const t = words.say('comparison.pairs');
  if (pairs.length === 0) return [];
  const shown = (probability: number) =>
    probability > NEARLY_SURE
      ? t('over', { value: numbers.percent(NEARLY_SURE * 100) })
      : numbers.percent(probability * 100);
  return [
    { kind: 'heading', level: 2, text: t('title') },
    {
      kind: 'table',
      caption: t('caption'),
      head: [t('pair'), t('verdict'), t('probability')],
      numeric: [2],
      rows: pairs.map(({ above, below, probability, verdict }) => {
        const pair = { above: names.get(above) ?? '', below: names.get(below) ?? '' };
        return [t('and', pair), t(verdict, pair), shown(probability)];
      }),
    },
  ];
}

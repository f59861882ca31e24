import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';

import type { Instrument, InstrumentItem } from '../schemas/questionnaire';
import { administeredItems } from '../statements';

import type { ContentProblem } from './statement-problems';

/** The plan of the six-scales form. */
const PLAN = {
  facets: 4,
  perFacet: 3,
  leastReversed: 4,
  mostReversed: 5,
  longestReversedRun: 2,
  longestForwardRun: 4,
} as const;

/** Every non-empty choice of scales, as a job may leave any of them out: 2⁶ − 1 = 63. */
export function scaleSubsets(): ScaleKey[][] {
  return Array.from({ length: 2 ** SCALE_KEYS.length - 1 }, (_, index) =>
    SCALE_KEYS.filter((_key, bit) => ((index + 1) >> bit) % 2 === 1),
  );
}

/** Pairs of statements of one facet that stand next to each other in this order. */
export function facetNeighbours(items: readonly InstrumentItem[]): string[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    return before && before.scale === item.scale && before.facet === item.facet
      ? [`${before.id} ${item.id}`]
      : [];
  });
}

/** Every rule of the form that the structure of a questionnaire breaks. */
export function formProblems(instrument: Instrument): ContentProblem[] {
  return [
    ...SCALE_KEYS.flatMap((scale) =>
      scaleProblems(
        scale,
        instrument.items.filter((item) => item.scale === scale),
      ),
    ),
    ...idProblems(instrument.items),
    ...runProblems(instrument.items),
    ...scaleSubsets().flatMap((scales) => {
      const excluded = SCALE_KEYS.filter((key) => !scales.includes(key));
      return facetNeighbours(administeredItems(instrument, excluded)).map((detail) => ({
        rule: 'neighbours',
        where: scales.join('+'),
        detail,
      }));
    }),
  ];
}

function scaleProblems(scale: ScaleKey, items: readonly InstrumentItem[]): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const facets = new Set(items.map(({ facet }) => facet));
  const reversed = items.filter((item) => item.reversed).length;

  if (facets.size !== PLAN.facets)
    problems.push({ rule: 'facets', where: scale, detail: `${facets.size} facets` });
  if (!(reversed >= PLAN.leastReversed && reversed <= PLAN.mostReversed)) {
    problems.push({ rule: 'reversed', where: scale, detail: `${reversed} reversed` });
  }
  for (const facet of facets) {
    const members = items.filter((item) => item.facet === facet);
    const where = `${scale} ${facet}`;
    if (members.length !== PLAN.perFacet)
      problems.push({ rule: 'perFacet', where, detail: `${members.length} statements` });
    if (new Set(members.map((item) => item.reversed)).size !== 2) {
      problems.push({ rule: 'bothKeys', where, detail: 'has one key only' });
    }
  }
  return problems;
}

/** Ids count the administered order, so that they say nothing of what is measured. */
function idProblems(items: readonly InstrumentItem[]): ContentProblem[] {
  return items.flatMap(({ id }, index) => {
    const wanted = `i${String(index + 1).padStart(2, '0')}`;
    return id === wanted ? [] : [{ rule: 'ids', where: id, detail: `stands in the place of ${wanted}` }];
  });
}

function runProblems(items: readonly InstrumentItem[]): ContentProblem[] {
  const longest = (reversed: boolean) => longestRun(items.map((item) => item.reversed === reversed));
  const runs = { reversed: longest(true), forward: longest(false) };
  return [
    ...(runs.reversed > PLAN.longestReversedRun
      ? [{ rule: 'runs', where: 'reversed', detail: `${runs.reversed} in a row` }]
      : []),
    ...(runs.forward > PLAN.longestForwardRun
      ? [{ rule: 'runs', where: 'forward', detail: `${runs.forward} in a row` }]
      : []),
  ];
}

function longestRun(marks: readonly boolean[]): number {
  let run = 0;
  return marks.reduce((longest, mark) => {
    run = mark ? run + 1 : 0;
    return Math.max(longest, run);
  }, 0);
}

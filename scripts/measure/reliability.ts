import { z } from 'zod';

import type { Estimate } from '@/lib/psychometrics/estimate';
import { reliabilityReport, type ScaleReport } from '@/lib/psychometrics/reliability/reliability-report';
import { answerPoint, finite } from './fields';
import { parseInput } from './input-error';
import type { Operation } from './operation';

const id = z.string().min(1);

const reliabilityInput = z
  .strictObject({
    min: answerPoint,
    max: answerPoint,
    items: z.array(id).min(1),
    reversed: z.array(id),
    scales: z.record(id, z.array(id).min(1)),
    rows: z.array(z.array(finite.nullable())),
    minimumShare: z.number().positive().max(1).optional(),
  })
  .superRefine(({ min, max, items, reversed, scales, rows }, context) => {
    const fault = (path: (string | number)[], message: string, code = 'OUT_OF_RANGE') =>
      context.addIssue({ code: 'custom', path, message, params: { code } });
    if (!(min < max)) fault(['max'], 'the highest answer must be above the lowest');
    const lists: readonly (readonly [path: readonly (string | number)[], names: readonly string[]])[] = [
      [['items'], items],
      [['reversed'], reversed],
      ...Object.entries(scales).map(([name, list]) => [['scales', name], list] as const),
    ];
    const known = new Set(items);
    for (const [path, list] of lists) {
      list.forEach((name, index) => {
        if (!known.has(name)) fault([...path, index], `there is no item ${name}`, 'UNKNOWN_ITEM');
        if (list.indexOf(name) !== index) fault([...path, index], `the item ${name} is named twice`);
      });
    }
    rows.forEach((row, person) => {
      if (row.length !== items.length)
        fault(['rows', person], `a row needs ${items.length} answers`, 'WRONG_LENGTH');
      row.forEach((answer, item) => {
        if (answer !== null && !(answer >= min && answer <= max))
          fault(['rows', person, item], `an answer must be in [${min}, ${max}]`);
      });
    });
  });

function run(raw: unknown) {
  const { min, max, items, reversed, scales, rows, minimumShare } = parseInput(reliabilityInput, raw);
  const columnOf = new Map(items.map((name, column) => [name, column]));
  const isReversed = new Set(reversed);
  const reports = reliabilityReport({
    format: { min, max },
    reversed: items.map((name) => isReversed.has(name)),
    scales: Object.entries(scales).map(([name, list]) => ({
      name,
      columns: list.flatMap((item) => columnOf.get(item) ?? []),
    })),
    rows,
    ...(minimumShare === undefined ? {} : { minimumShare }),
  });
  return { scales: reports.map(outputOf) };
}

function outputOf(report: ScaleReport) {
  const { scale, nComplete, alpha, alphaCi95, itemRest, alphaIfDeleted, omega, splitHalf, sem } = report;
  return {
    scale,
    nComplete,
    alpha: alpha.value,
    alphaCi95,
    itemRest,
    alphaIfDeleted,
    omega: omega.value,
    splitHalf: splitHalf.value,
    sem: sem.value,
    scores: report.scores,
    ...reasonOf([alpha, omega, splitHalf, sem]),
  };
}

/** Each reason once, in the order of the output. */
function reasonOf(estimates: readonly Estimate<string>[]): Readonly<{ reason?: string }> {
  const reasons = new Set(estimates.flatMap(({ reason }) => reason ?? []));
  return reasons.size === 0 ? {} : { reason: [...reasons].join(', ') };
}

export const reliability: Operation = {
  name: 'reliability',
  summary: 'alpha, omega, split half, item-rest correlations and scores of scales from raw answers',
  example: () => ({
    min: 1,
    max: 5,
    items: ['a', 'b', 'c', 'd'],
    reversed: ['c'],
    scales: { care: ['a', 'b', 'c', 'd'] },
    rows: [
      [4, 5, 2, 4],
      [2, 2, 4, 3],
      [5, 4, 1, 5],
      [3, 3, 2, 2],
      [1, 2, 5, 2],
      [4, 3, 2, null],
    ],
  }),
  run,
};

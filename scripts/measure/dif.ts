import { z } from 'zod';

import { difGate, matchingScores } from '@/lib/psychometrics/fairness/group-answers';
import { mantelHaenszelItem } from '@/lib/psychometrics/fairness/mantel-haenszel-dif';
import { InputError, parseInput } from './input-error';
import type { Operation } from './operation';

const zeroOrOne = z.int().min(0).max(1);

const difInput = z.strictObject({ rows: z.array(z.array(zeroOrOne)).min(1), group: z.array(zeroOrOne) });

function requireShape({ rows, group }: z.output<typeof difInput>): void {
  const items = rows[0]?.length ?? 0;
  if (items === 0) throw new InputError('WRONG_LENGTH', 'at least one answer is needed', 'rows[0]');
  const ragged = rows.findIndex((row) => row.length !== items);
  if (ragged > 0)
    throw new InputError(
      'WRONG_LENGTH',
      `${items} answers are needed, as in the first row`,
      `rows[${ragged}]`,
    );
  if (group.length !== rows.length)
    throw new InputError('WRONG_LENGTH', `a group for each of ${rows.length} rows is needed`, 'group');
}

/**
 * The odds ratio and its test say what the answers hold for any number of people; a class is a verdict and waits for the
 * number of people that carries one.
 */
function run(raw: unknown) {
  const input = parseInput(difInput, raw);
  requireShape(input);
  const { rows, group } = input;
  const gate = difGate(group);
  const everything = (rows[0] ?? []).map(() => true);
  const items = everything.map((_, studied) => {
    const answers = rows.map((row) => row[studied] ?? 0);
    const item = mantelHaenszelItem(answers, group, matchingScores(rows, everything, studied));
    if (item.status === 'none')
      return { alpha: null, delta: null, chiSquare: null, p: null, class: null, reason: item.reason };
    const { alpha, delta, chiSquare, p } = item;
    return gate === null
      ? { alpha, delta, chiSquare, p, class: item.class }
      : { alpha, delta, chiSquare, p, class: null, reason: gate.reason };
  });
  return { items };
}

export const dif: Operation = {
  name: 'dif',
  summary: 'differential item functioning by Mantel-Haenszel',
  example: () => ({
    rows: [
      [1, 1, 0],
      [1, 0, 1],
      [0, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 1, 0],
      [1, 0, 1],
      [1, 1, 0],
      [0, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    group: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
  }),
  run,
};

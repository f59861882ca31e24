import { z } from 'zod';

import { formQuality, type PersonQuality } from '@/lib/psychometrics/response-quality/form-quality';
import { answerPoint, finite } from './fields';
import { parseInput } from './input-error';
import type { Operation } from './operation';

const whole = z.number().int();

const qualityInput = z
  .strictObject({
    min: answerPoint,
    max: answerPoint,
    rows: z.array(z.array(finite)),
    facets: z.array(whole.min(1)).min(1),
    reversed: z.array(whole.min(0)),
  })
  .superRefine(({ min, max, rows, facets, reversed }, context) => {
    const fault = (path: (string | number)[], message: string, code = 'OUT_OF_RANGE') =>
      context.addIssue({ code: 'custom', path, message, params: { code } });
    const columns = facets.reduce((sum, size) => sum + size, 0);
    if (!(min < max)) fault(['max'], 'the highest answer must be above the lowest');
    reversed.forEach((column, index) => {
      if (column >= columns) fault(['reversed', index], `there are ${columns} columns`);
      if (reversed.indexOf(column) !== index) fault(['reversed', index], `column ${column} is named twice`);
    });
    rows.forEach((row, person) => {
      if (row.length !== columns)
        fault(['rows', person], `a row needs ${columns} answers, one per column`, 'WRONG_LENGTH');
      row.forEach((answer, column) => {
        if (!(answer >= min && answer <= max))
          fault(['rows', person, column], `an answer must be in [${min}, ${max}]`);
      });
    });
  });

function run(raw: unknown) {
  const { min, max, rows, facets, reversed } = parseInput(qualityInput, raw);
  const columns = facets.reduce((sum, size) => sum + size, 0);
  const people = formQuality({
    format: { min, max },
    facets,
    reversed: Array.from({ length: columns }, (_, column) => reversed.includes(column)),
    rows,
  });
  return { rows: people.map(outputOf) };
}

function outputOf({ longString, irv, evenOdd, mahalanobis, flags }: PersonQuality) {
  const reasons = [irv, evenOdd, mahalanobis].flatMap(({ reason }) => reason ?? []);
  return {
    longString,
    irv: irv.value,
    evenOdd: evenOdd.value,
    mahalanobis: mahalanobis.value,
    flags,
    ...(reasons.length === 0 ? {} : { reason: reasons.join(', ') }),
  };
}

export const quality: Operation = {
  name: 'quality',
  summary: 'longest run, variability, even-odd consistency and distance of answered forms, and their flags',
  example: () => ({
    min: 1,
    max: 5,
    facets: [2, 2, 2, 2],
    reversed: [1, 4, 7],
    rows: [
      [4, 2, 3, 3, 1, 5, 4, 2],
      [3, 3, 3, 3, 3, 3, 3, 3],
      [1, 5, 4, 5, 3, 2, 2, 5],
    ],
  }),
  run,
};

import { z } from 'zod';

import { contentKey, contentLocale, contentReference, contentVersion, scaleKey, shownText } from './common';

const scaleNorm = z.strictObject({
  /** Mean of the keyed answers, in points of the answer format. */
  mean: z.number().positive(),
  /** Standard deviation of the scale means, in points. */
  sd: z.number().positive(),
  reliability: z.number().gt(0).lt(1),
});

const correlation = z.number().min(-1).max(1);
const correlationRow = z.tuple([
  correlation,
  correlation,
  correlation,
  correlation,
  correlation,
  correlation,
]);

/**
 * A norm: what the keyed means of a questionnaire version are compared with.
 * `planning` has no people behind it; `pseudoN` is the number that its uncertainty is worth.
 */
export const normSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    key: contentKey,
    version: contentVersion,
    questionnaire: contentReference,
    kind: z.enum(['planning', 'provisional', 'preliminary', 'operational']),
    sample: z.strictObject({
      n: z.int().min(0),
      pseudoN: z.int().min(2),
      population: shownText,
      locales: z.array(contentLocale),
      collectedUntil: z.iso.date().nullable(),
    }),
    percentilesShown: z.boolean(),
    scales: z.record(scaleKey, scaleNorm),
    /** Correlations of the scales, rows and columns in the fixed order. */
    correlations: z.tuple([
      correlationRow,
      correlationRow,
      correlationRow,
      correlationRow,
      correlationRow,
      correlationRow,
    ]),
    sources: z.array(shownText).min(1),
    provisional: z.boolean(),
  })
  .superRefine(({ kind, sample, percentilesShown, provisional, correlations }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    if ((kind === 'planning') !== (sample.n === 0))
      fault('a norm is a planning norm exactly when nobody is behind it');
    if (kind === 'planning' && (percentilesShown || !provisional))
      fault('a planning norm is provisional, without percentiles');
    if (!isCorrelationMatrix(correlations)) fault('correlations must be symmetric with ones on the diagonal');
  });
export type Norm = z.output<typeof normSchema>;

function isCorrelationMatrix(rows: Readonly<z.output<typeof correlationRow>>[]): boolean {
  return rows.every((row, i) => row.every((value, j) => value === (i === j ? 1 : rows[j]?.[i])));
}

/** Name under which a norm version is shown and pinned, e.g. `planning-v1`. */
export function normName(norm: Pick<Norm, 'key' | 'version'>): string {
  return `${norm.key}-v${norm.version}`;
}

import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ScaleKey } from '@/lib/scales';
import { stepsNode } from './trace-nodes';
import { traceContext } from './trace-context';
import type { ReportModel } from './types';

export type StepReason = Readonly<{ title: string; shownOfWeight: number }>;

/**
 * Why the job looks at a scale: the steps of the work with the largest parts of its weight.
 *
 * @param most How many steps at most, a whole number from 1.
 * @returns By scale that counts, the steps from the largest part on, each with its whole per cent of the weight (0–100);
 *   the same parts as in the trace of the weight. A step without a part is left out.
 * @throws {ReportError} PROFILE_MISMATCH when the profile is not the one of the report or has no weights.
 */
export function stepReasons(
  report: ReportModel,
  profile: RoleProfileDocument,
  most: number,
): ReadonlyMap<ScaleKey, readonly StepReason[]> {
  const context = traceContext(report, profile);
  const active = report.scales.filter(({ status }) => status !== 'excluded');
  return new Map(
    active.map(({ key }) => {
      const parts = stepsNode(context, key).parts.filter(({ share }) => share > 0);
      return [key, parts.slice(0, most).map(({ title, shownOfWeight }) => ({ title, shownOfWeight }))];
    }),
  );
}

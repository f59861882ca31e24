/** Stored numbers are rounded to 1e-6, so an honest recomputation can differ by one such step and no more. */
const STORED_TOLERANCE = 1.5e-6;

export type ReportDifference = Readonly<{ path: string; stored: unknown; recomputed: unknown }>;

/**
 * Where a stored report and its recomputation differ: in a number by more than the rounding of storage, in anything
 * else at all. An empty list means: the same report.
 *
 * @param stored The report as stored.
 * @param recomputed The report built again from the stored answers and the pinned versions.
 * @returns Paths such as `scales[2].t`, in the order of the keys.
 * @example compareReports({ fit: 90 }, { fit: 91 }); // [{ path: 'fit', stored: 90, recomputed: 91 }]
 */
export function compareReports(stored: unknown, recomputed: unknown): readonly ReportDifference[] {
  return differences(stored, recomputed, '');
}

function differences(stored: unknown, recomputed: unknown, path: string): readonly ReportDifference[] {
  if (typeof stored === 'number' && typeof recomputed === 'number') {
    return Math.abs(stored - recomputed) <= STORED_TOLERANCE ? [] : [{ path, stored, recomputed }];
  }
  if (Array.isArray(stored) && Array.isArray(recomputed)) {
    const length = Math.max(stored.length, recomputed.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      differences(stored[index], recomputed[index], `${path}[${index}]`),
    );
  }
  if (isRecord(stored) && isRecord(recomputed)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].sort();
    return keys.flatMap((key) =>
      differences(stored[key], recomputed[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return Object.is(stored, recomputed) ? [] : [{ path, stored, recomputed }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

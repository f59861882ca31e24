import 'server-only';
import { db } from '@/lib/db/client';
import * as reports from '@/lib/db/repositories/reports';
import { contentHash } from '@/lib/provenance';
import type { ReportInput } from '@/lib/report/types';
import { computeReport } from './make-report';
import { type DamagedPin, loadReportInput } from './report-input';

/**
 * What does not add up in a stored report. `pin`: a pinned document was changed. `input`: answers or pins are not those
 * the report was made from. `stored`: the stored result was changed. `result`: the same input now gives another number.
 * `failed`: it cannot be recomputed at all.
 */
export type ReportDifference = Readonly<
  | { kind: 'pin'; document: DamagedPin }
  | { kind: 'input' }
  | { kind: 'stored' }
  | { kind: 'result'; path: string; stored: string; recomputed: string }
  | { kind: 'failed'; reason: string }
>;

export type VerifiedReport = Readonly<{
  reportId: string;
  organizationId: string;
  differences: readonly ReportDifference[];
}>;

const BATCH = 100;

/**
 * Recomputes every stored report of all organisations from its answers and pinned documents. The hash is compared first;
 * where it differs, the numbers are, with a tolerance of the storing precision: `exp` and `log` may differ by a hair
 * between engines.
 */
export async function* verifyReports(): AsyncGenerator<VerifiedReport> {
  let afterId: string | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof reports.listForVerification>> = await reports.listForVerification(
      db(),
      afterId,
      BATCH,
    );
    for (const row of rows) {
      yield { reportId: row.id, organizationId: row.organizationId, differences: await differencesOf(row) };
    }
    afterId = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return;
  }
}

type StoredReport = Awaited<ReturnType<typeof reports.listForVerification>>[number];

async function differencesOf(row: StoredReport): Promise<readonly ReportDifference[]> {
  const stored: ReportDifference[] = contentHash(row.result) === row.resultHash ? [] : [{ kind: 'stored' }];
  try {
    const loaded = await loadReportInput(db(), row.organizationId, row.attemptId);
    if (!loaded) return [...stored, { kind: 'failed', reason: 'its attempt is gone' }];
    const pins = loaded.damaged.map((document): ReportDifference => ({ kind: 'pin', document }));
    const input: ReportDifference[] = contentHash(loaded.input) === row.inputHash ? [] : [{ kind: 'input' }];
    return [...stored, ...pins, ...input, ...resultDifferences(row, loaded.input)];
  } catch (error) {
    return [...stored, failure(error)];
  }
}

function resultDifferences(row: StoredReport, input: ReportInput): readonly ReportDifference[] {
  try {
    const recomputed = computeReport(input);
    return contentHash(recomputed) === row.resultHash ? [] : numberDifferences(row.result, recomputed);
  } catch (error) {
    return [failure(error)];
  }
}

function failure(error: unknown): ReportDifference {
  return {
    kind: 'failed',
    reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
  };
}

/** Twice the precision in which results are stored: a number on the edge may be rounded either way. */
const TOLERANCE = 2e-6;

/**
 * Places where two plain documents differ; numbers may differ by the tolerance.
 *
 * @example numberDifferences({ fit: 81 }, { fit: 82 }); // [{ kind: 'result', path: 'fit', stored: '81', recomputed: '82' }]
 */
export function numberDifferences(
  stored: unknown,
  recomputed: unknown,
  path = '',
): readonly ReportDifference[] {
  if (typeof stored === 'number' && typeof recomputed === 'number') {
    if (Math.abs(stored - recomputed) <= TOLERANCE) return [];
  } else if (isContainer(stored) && isContainer(recomputed)) {
    const keys = new Set([...Object.keys(stored), ...Object.keys(recomputed)]);
    return [...keys].flatMap((key) =>
      numberDifferences(stored[key], recomputed[key], path === '' ? key : `${path}.${key}`),
    );
  } else if (stored === recomputed) {
    return [];
  }
  return [{ kind: 'result', path, stored: JSON.stringify(stored), recomputed: JSON.stringify(recomputed) }];
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

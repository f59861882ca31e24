import 'server-only';
import { db } from '@/lib/db/client';
import * as reports from '@/lib/db/repositories/reports';
import { contentHash } from '@/lib/provenance';
import { compareReports } from '@/lib/report/compare-reports';
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
    return contentHash(recomputed) === row.resultHash
      ? []
      : compareReports(row.result, recomputed).map(resultDifference);
  } catch (error) {
    return [failure(error)];
  }
}

function resultDifference({
  path,
  stored,
  recomputed,
}: ReturnType<typeof compareReports>[number]): ReportDifference {
  return { kind: 'result', path, stored: JSON.stringify(stored), recomputed: JSON.stringify(recomputed) };
}

function failure(error: unknown): ReportDifference {
  return {
    kind: 'failed',
    reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
  };
}

import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as reports from '@/lib/db/repositories/reports';
import { uuidv7 } from '@/lib/db/uuid';
import { AppError } from '@/lib/core/app-error';
import { contentHash } from '@/lib/provenance';
import { packFit } from '@/lib/fit/packed-fit';
import { buildReport } from '@/lib/report/build-report';
import { packScores } from '@/lib/report/packed-scores';
import type { ReportInput, ReportModel } from '@/lib/report/types';
import { reportModelSchema } from '@/lib/validation/report';
import { loadReportInput } from './report-input';

export type MadeReport = Readonly<{ reportId: string; inputHash: string; resultHash: string }>;

/**
 * Makes and stores the report of an attempt in the caller's transaction, from its stored answers and the versions
 * that its assessment pins. Asked twice for the same input, it stores one report. The caller records the event.
 *
 * @throws {AppError} NOT_FOUND for an attempt of another organisation.
 * @throws {z.ZodError} when the result is not a report: nothing is stored then.
 */
export async function makeReport(tx: Tx, organizationId: string, attemptId: string): Promise<MadeReport> {
  const loaded = await loadReportInput(tx, organizationId, attemptId);
  if (!loaded) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  if (loaded.damaged.length > 0)
    throw new Error(`pinned documents were changed: ${loaded.damaged.join(', ')}`);

  const { input } = loaded;
  const inputHash = contentHash(input);
  const existing = await reports.findByInput(tx, organizationId, attemptId, inputHash);
  if (existing) return { reportId: existing.id, inputHash, resultHash: existing.resultHash };

  const result = computeReport(input);
  const resultHash = contentHash(result);
  const reportId = uuidv7();
  await reports.insert(tx, organizationId, {
    id: reportId,
    attemptId,
    scoringVersion: input.scoringVersion,
    narrativeVersion: String(input.narrativeVersion),
    inputHash,
    result,
    resultHash,
    flagCount: result.quality.flagCount,
    packedFit: result.fit.status === 'fitted' ? packFit(result.fit) : null,
    packedScores: packScores(result.scales),
  });
  return { reportId, inputHash, resultHash };
}

/**
 * The report as it is stored: computed, rounded once to 1e-6 by the domain, and checked.
 *
 * @throws {z.ZodError} when a number is not finite or the shape is not that of a report.
 */
export function computeReport(input: ReportInput): ReportModel {
  return reportModelSchema.parse(buildReport(input));
}

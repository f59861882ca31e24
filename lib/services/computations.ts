import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import type { ItemAnalysisInput } from '@/lib/computation/item-analysis';
import { runInThread } from '@/lib/computation/run-in-thread';
import { db } from '@/lib/db/client';
import * as answers from '@/lib/db/repositories/answers';
import * as computations from '@/lib/db/repositories/computations';
import { logger } from '@/lib/logger';
import { responseQuality } from '@/lib/scoring/v1/response-quality';
import type { RunComputationInput } from '@/lib/validation/computation';
import { itemAnalysisSchema } from '@/lib/validation/item-analysis';
import { runExportJob } from './internal/export-job';
import { readExportKind } from './internal/export-kind';
import { pinnedQuestionnaire } from './internal/pinned-questionnaire';

const REPORT_EVERY_MS = 500;

/**
 * Runs a stored computation and stores its progress and result; for the job of the same name.
 * A second run after the worker died starts from the beginning; one that is over already changes nothing.
 *
 * @throws {ComputationError} when it failed; on the last try it is marked as failed.
 */
export async function runComputation(actor: Actor, input: RunComputationInput): Promise<void> {
  authorize(actor, 'system:work');
  const { organizationId } = actor;
  const { computationId } = input;
  const request = await computations.find(db(), organizationId, computationId);
  if (!request || !(await computations.start(db(), organizationId, computationId))) return;
  try {
    const onProgress = reporter(organizationId, computationId);
    const result = await resultOf({ organizationId, computationId, ...request, onProgress });
    await computations.finish(db(), organizationId, computationId, result);
  } catch (error) {
    if (input.final) await computations.fail(db(), organizationId, computationId);
    throw error;
  }
}

type Run = Readonly<{
  organizationId: string;
  computationId: string;
  kind: string;
  subjectId: string;
  onProgress: (share: number) => void;
}>;

/** Files are written here, in small steps; long calculations run in a thread. */
async function resultOf({ kind, subjectId, ...run }: Run): Promise<object> {
  const file = readExportKind(kind);
  if (file !== null) return runExportJob({ ...run, assessmentId: subjectId, kind: file });
  const input = await loadItemAnalysisInput(run.organizationId, subjectId);
  return itemAnalysisSchema.parse(await runInThread('itemAnalysis', input, { onProgress: run.onProgress }));
}

/** Stores progress now and then; a lost report of progress harms nothing. */
function reporter(organizationId: string, computationId: string): (share: number) => void {
  let reportedAt = 0;
  return (share) => {
    const now = Date.now();
    if (now - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = now;
    computations.report(db(), organizationId, computationId, share).catch((error: unknown) => {
      logger.warn({ computationId, error: String(error) }, 'progress was not stored');
    });
  };
}

async function loadItemAnalysisInput(
  organizationId: string,
  questionnaireVersionId: string,
): Promise<ItemAnalysisInput> {
  const { instrument } = await pinnedQuestionnaire(questionnaireVersionId);
  const forms = await answers.listFinished(db(), organizationId, questionnaireVersionId);
  const rows = forms.map((form) => {
    const known = new Map(form.answers.map((answer) => [answer.itemId, answer]));
    return instrument.items.map(({ id }) => ({
      itemId: id,
      value: known.get(id)?.value ?? null,
      shownMs: known.get(id)?.shownMs ?? null,
    }));
  });
  const kept = rows.filter((row) => responseQuality(row).verdict !== 'notInterpretable');
  return {
    questionnaire: instrument,
    rows: kept.map((row) => row.map(({ value }) => value)),
    leftOut: rows.length - kept.length,
  };
}

import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import type { ItemAnalysis } from '@/lib/computation/item-analysis-types';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, isUniqueViolation } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as computations from '@/lib/db/repositories/computations';
import * as contentVersions from '@/lib/db/repositories/content-versions';
import { uuidv7 } from '@/lib/db/uuid';
import type { QuestionnaireVersionInput } from '@/lib/validation/computation';
import { itemAnalysisSchema } from '@/lib/validation/item-analysis';

export const ITEM_ANALYSIS = 'itemAnalysis';

export type ItemAnalysisState = Readonly<{
  questionnaireVersionId: string;
  key: string;
  version: number;
  /** First, finished attempts now. */
  finished: number;
  /** The request that waits or runs, with the share that is done. */
  open: Readonly<{ status: 'waiting' | 'running'; progress: number }> | null;
  /** The newest request failed. */
  failed: boolean;
  result: Readonly<{ computedAt: Date; analysis: ItemAnalysis }> | null;
}>;

/**
 * Every questionnaire version that the organisation uses, with its newest item analysis.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listItemAnalyses(actor: Actor): Promise<readonly ItemAnalysisState[]> {
  authorize(actor, 'monitoring:read');
  const { organizationId } = actor;
  const versions = await contentVersions.listQuestionnairesInUse(db(), organizationId);
  return Promise.all(versions.map((version) => stateOf(organizationId, version)));
}

/**
 * Asks for the item analysis of a questionnaire version; while one is on its way a second request finds that one.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for a version that the organisation does not use.
 */
export async function requestItemAnalysis(
  actor: Actor,
  { questionnaireVersionId }: QuestionnaireVersionInput,
): Promise<{ computationId: string }> {
  authorize(actor, 'monitoring:read');
  const { organizationId, userId } = actor;
  const subject = { kind: ITEM_ANALYSIS, subjectId: questionnaireVersionId };
  const used = await contentVersions.listQuestionnairesInUse(db(), organizationId);
  if (!used.some(({ id }) => id === questionnaireVersionId)) {
    throw new AppError('NOT_FOUND', `questionnaire version ${questionnaireVersionId}`);
  }
  const id = uuidv7();
  try {
    await inTransaction(async (tx) => {
      await computations.queue(tx, organizationId, { id, requestedById: userId, ...subject });
      await auditEvents.record(tx, organizationId, {
        actor,
        action: 'itemAnalysis.requested',
        subjectType: 'questionnaireVersion',
        subjectId: questionnaireVersionId,
      });
    });
    return { computationId: id };
  } catch (error) {
    const open = isUniqueViolation(error) ? await computations.findOpen(db(), organizationId, subject) : null;
    if (open === null) throw error;
    return { computationId: open.id };
  }
}

async function stateOf(
  organizationId: string,
  version: contentVersions.UsedQuestionnaire,
): Promise<ItemAnalysisState> {
  const subject = { kind: ITEM_ANALYSIS, subjectId: version.id };
  const { newest, finished } = await computations.findNewest(db(), organizationId, subject);
  const isOpen = newest?.status === 'waiting' || newest?.status === 'running';
  return {
    questionnaireVersionId: version.id,
    key: version.key,
    version: version.version,
    finished: version.finished,
    open: isOpen
      ? { status: newest.status === 'running' ? 'running' : 'waiting', progress: newest.progress }
      : null,
    failed: newest?.status === 'failed',
    result: finished?.finishedAt
      ? { computedAt: finished.finishedAt, analysis: itemAnalysisSchema.parse(finished.result) }
      : null,
  };
}

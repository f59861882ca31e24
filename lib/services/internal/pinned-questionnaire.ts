import 'server-only';
import { type Questionnaire, questionnaireSchema } from '@/lib/content/schemas/questionnaire';
import { AppError } from '@/lib/core/app-error';
import { db } from '@/lib/db/client';
import * as contentVersions from '@/lib/db/repositories/content-versions';

/** Released versions never change and are few: each is read and checked once per process. */
const checked = new Map<string, Questionnaire>();

/**
 * The questionnaire that an assessment pins. Holds scales and keys: for the server only.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function pinnedQuestionnaire(id: string): Promise<Questionnaire> {
  const known = checked.get(id);
  if (known) return known;
  const row = await contentVersions.findQuestionnaireDocument(db(), id);
  if (!row) throw new AppError('NOT_FOUND', `questionnaire version ${id}`);
  const questionnaire = questionnaireSchema.parse(row.document);
  checked.set(id, questionnaire);
  return questionnaire;
}

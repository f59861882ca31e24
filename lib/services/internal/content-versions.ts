import 'server-only';
import { loadNorm, loadQuestionnaire } from '@/lib/content/load';
import type { Questionnaire } from '@/lib/content/schemas/questionnaire';
import type { Tx } from '@/lib/db/client';
import * as contentVersions from '@/lib/db/repositories/content-versions';
import { contentHash } from '@/lib/provenance';

/** What a new assessment pins; an assessment that is open keeps what it has. */
export const CURRENT_RELEASE = {
  questionnaire: { key: 'six-scales', version: 1 },
  norm: { key: 'planning', version: 1 },
  scoringVersion: '1',
  narrativeVersion: 1,
  consentVersion: 1,
} as const;

export type PinnedContent = Readonly<{
  questionnaireVersionId: string;
  normVersionId: string;
  questionnaire: Questionnaire;
}>;

/**
 * The database's rows of the current questionnaire and norm; released documents are inserted when they are first
 * used, and never changed.
 *
 * @throws {Error} when the database holds other content under the same name: a released file was edited.
 */
export async function pinCurrentContent(tx: Tx): Promise<PinnedContent> {
  const questionnaireVersionId = await pinQuestionnaire(tx);
  const normVersionId = await pinNorm(tx, questionnaireVersionId);
  const { key, version } = CURRENT_RELEASE.questionnaire;
  return { questionnaireVersionId, normVersionId, questionnaire: loadQuestionnaire(key, version) };
}

async function pinQuestionnaire(tx: Tx): Promise<string> {
  const { key, version } = CURRENT_RELEASE.questionnaire;
  const document = loadQuestionnaire(key, version);
  const hash = contentHash(document);
  const find = () => contentVersions.findQuestionnaire(tx, key, version);
  let row = await find();
  if (!row) {
    await contentVersions.addQuestionnaire(tx, { key, version, document, contentHash: hash });
    row = await find();
  }
  return requireSame(row, hash, `questionnaire ${key} v${version}`).id;
}

async function pinNorm(tx: Tx, questionnaireVersionId: string): Promise<string> {
  const { key, version } = CURRENT_RELEASE.norm;
  const document = loadNorm(key, version);
  const hash = contentHash(document);
  const find = () => contentVersions.findNorm(tx, key, version);
  let row = await find();
  if (!row) {
    await contentVersions.addNorm(tx, { key, version, document, contentHash: hash, questionnaireVersionId });
    row = await find();
  }
  return requireSame(row, hash, `norm ${key} v${version}`).id;
}

function requireSame<Row extends Readonly<{ contentHash: string }>>(
  row: Row | null,
  hash: string,
  name: string,
): Row {
  if (!row) throw new Error(`${name} could not be stored`);
  if (row.contentHash !== hash) throw new Error(`${name} differs from what the database pinned`);
  return row;
}

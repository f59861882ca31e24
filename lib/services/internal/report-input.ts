import 'server-only';
import { normSchema } from '@/lib/content/schemas/norm';
import {
  type Questionnaire as QuestionnaireDocument,
  questionnaireSchema,
} from '@/lib/content/schemas/questionnaire';
import type { Tx } from '@/lib/db/client';
import * as reports from '@/lib/db/repositories/reports';
import { contentHash } from '@/lib/provenance';
import type { ReportInput } from '@/lib/report/types';
import { isScoringVersion } from '@/lib/scoring/registry';
import type { Questionnaire } from '@/lib/scoring/types';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';

/** A pinned document whose text no longer has the hash under which it was pinned. */
export type DamagedPin = 'profile' | 'questionnaire' | 'norm';

export type LoadedInput = Readonly<{ input: ReportInput; damaged: readonly DamagedPin[] }>;

/**
 * The input of an attempt's report: its answers in administered order and the documents that its assessment pins.
 * Null for an attempt of another organisation.
 *
 * @throws {z.ZodError} for a stored document that its schema refuses.
 */
export async function loadReportInput(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<LoadedInput | null> {
  const attempt = await reports.findInput(tx, organizationId, attemptId);
  if (!attempt) return null;
  const { assessment } = attempt;
  const { profile, questionnaire, norm } = assessment;
  const answers = new Map(attempt.answers.map((answer) => [answer.itemId, answer]));
  const input: ReportInput = {
    schemaVersion: 1,
    scoringVersion: requireScoringVersion(assessment.scoringVersion),
    narrativeVersion: Number(assessment.narrativeVersion),
    questionnaire: {
      contentHash: questionnaire.contentHash,
      document: scoringQuestionnaire(questionnaireSchema.parse(questionnaire.document)),
    },
    norm: { contentHash: norm.contentHash, document: normSchema.parse(norm.document) },
    profile: {
      key: profile.jobRoleId,
      version: profile.version,
      contentHash: profile.contentHash,
      document: roleProfileDocumentSchema.parse(profile.document),
    },
    answers: assessment.itemIds.map((itemId) => {
      const answer = answers.get(itemId);
      return { itemId, value: answer?.value ?? null, shownMs: answer?.shownMs ?? null };
    }),
  };
  return { input, damaged: damagedPins({ profile, questionnaire, norm }) };
}

type Pin = Readonly<{ document: unknown; contentHash: string }>;

function damagedPins(pins: Readonly<Record<DamagedPin, Pin>>): readonly DamagedPin[] {
  const names = ['profile', 'questionnaire', 'norm'] as const;
  return names.filter((name) => contentHash(pins[name].document) !== pins[name].contentHash);
}

/** What the scoring needs of a questionnaire: its structure, without words. */
export function scoringQuestionnaire({ instrument }: QuestionnaireDocument): Questionnaire {
  const { key, version, responseFormat, minimumShare, facetMinimumShare, items } = instrument;
  return { key, version, responseFormat, minimumShare, facetMinimumShare, items };
}

function requireScoringVersion(version: string): ReportInput['scoringVersion'] {
  if (!isScoringVersion(version)) throw new Error(`this release cannot score with version ${version}`);
  return version;
}

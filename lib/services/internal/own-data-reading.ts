import 'server-only';
import { statementsFor } from '@/lib/content/statements';
import type { Locale } from '@/lib/i18n/locales';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { pinnedQuestionnaire } from './pinned-questionnaire';

/** One run of the person, with the words that its answers are read with. */
export type AttemptReading = Readonly<{
  id: string;
  receipt: string;
  jobTitle: string;
  /** Text of each statement by id, in the administered order. */
  statements: readonly Readonly<{ id: string; text: string }>[];
  /** Label of each choice. */
  options: ReadonlyMap<number, string>;
}>;

export type OwnDataReading = Readonly<{
  organizationName: string;
  receipt: string;
  attempts: readonly AttemptReading[];
}>;

type Row = Readonly<{
  receipt: string;
  candidate: Readonly<{
    organization: Readonly<{ name: string }>;
    attempts: readonly Readonly<{
      id: string;
      receipt: string;
      assessment: Readonly<{
        questionnaireVersionId: string;
        itemIds: readonly string[];
        profile: Readonly<{ document: unknown }>;
      }>;
    }>[];
  }>;
}>;

/** The words of every run of the person, in one language. */
export async function readingOf({ receipt, candidate }: Row, locale: Locale): Promise<OwnDataReading> {
  const attempts = await Promise.all(
    candidate.attempts.map(async ({ id, receipt: own, assessment }): Promise<AttemptReading> => {
      const questionnaire = await pinnedQuestionnaire(assessment.questionnaireVersionId);
      const { statements, options } = statementsFor(questionnaire, locale, assessment.itemIds);
      const { title } = roleProfileDocumentSchema.parse(assessment.profile.document);
      const labels = new Map(options.map(({ value, label }) => [value, label]));
      return { id, receipt: own, jobTitle: title, statements, options: labels };
    }),
  );
  return { organizationName: candidate.organization.name, receipt, attempts };
}

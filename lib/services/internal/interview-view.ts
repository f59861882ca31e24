import type { InterviewRow } from '@/lib/db/repositories/interviews';
import {
  type InterviewAgreement,
  interviewAgreement,
  type ScaleRating,
  scaleRating,
} from '@/lib/interview/interview-agreement';
import { INTERVIEWERS_TO_COMPARE, sheetState, type SheetState } from '@/lib/interview/interview-state';
import type { QuestionKind } from '@/lib/interview/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';

export type InterviewQuestionView = Readonly<{
  id: string;
  kind: QuestionKind | 'bank' | 'own';
  /** Of the released guide; null for a question in own words. */
  key: string | null;
  ownText: string | null;
  scale: ScaleKey | null;
  stepId: string | null;
  /** Name of whoever added it; null for what was chosen from the report. */
  addedBy: string | null;
  isAdded: boolean;
}>;

export type RatingView = Readonly<{ rating: number | null; notAsked: boolean; note: string }>;

/** An interviewer as everybody may know them: how far, and nothing of what was rated. */
type InterviewerView = Readonly<{
  userId: string;
  name: string | null;
  isOwn: boolean;
  state: Exclude<SheetState, 'removed'>;
  submittedAt: Date | null;
}>;

type OwnSheetView = Readonly<{
  note: string;
  submittedAt: Date | null;
  ratings: Readonly<Record<string, RatingView>>;
}>;

/** What is shown once everybody has handed in. */
export type RevealedView = Readonly<{
  at: Date;
  interviewers: readonly Readonly<{
    name: string | null;
    note: string;
    ratings: Readonly<Record<string, RatingView>>;
  }>[];
  agreement: InterviewAgreement;
  /** Rated questions in the order of the agreement's rows. */
  ratedIds: readonly string[];
  scales: readonly Readonly<ScaleRating & { scale: ScaleKey; agreed: readonly AgreedView[] }>[];
  mayAgree: boolean;
}>;

/** What was agreed on about a scale; the newest one last. */
export type AgreedView = Readonly<{ rating: number; note: string; by: string | null; at: Date }>;

export type InterviewView = Readonly<{
  id: string;
  createdAt: Date;
  createdBy: string | null;
  questions: readonly InterviewQuestionView[];
  /** Added questions that were taken away and can come back. */
  removed: readonly InterviewQuestionView[];
  interviewers: readonly InterviewerView[];
  own: OwnSheetView | null;
  /** Nobody has handed in yet. */
  mayChangeQuestions: boolean;
  /** One interviewer, who has handed in: somebody may decide to go on without a second one. */
  mayGoOnAlone: boolean;
  revealed: RevealedView | null;
}>;

type Names = ReadonlyMap<string, string>;
type SheetRow = InterviewRow['sheets'][number];

/**
 * An interview as one member may see it: others' ratings are not in it before everybody has handed in.
 *
 * @param names Of members, by user id.
 */
export function interviewView(row: InterviewRow, userId: string, names: Names): InterviewView {
  const sheets = row.sheets.filter(({ removedAt }) => removedAt === null);
  const own = sheets.find((sheet) => sheet.userId === userId);
  const questions = row.questions.filter(({ removedAt }) => removedAt === null);
  const isRevealed = row.revealedAt !== null;
  return {
    id: row.id,
    createdAt: row.createdAt,
    createdBy: names.get(row.createdById) ?? null,
    questions: questions.map((question) => questionView(question, names)),
    removed: row.questions
      .filter(({ removedAt }) => removedAt !== null)
      .map((question) => questionView(question, names)),
    interviewers: sheets.map((sheet) => interviewerView(sheet, userId, names)),
    own: own ? { note: own.note, submittedAt: own.submittedAt, ratings: ratingsOf(own) } : null,
    mayChangeQuestions: !isRevealed && sheets.every(({ submittedAt }) => submittedAt === null),
    mayGoOnAlone:
      !isRevealed &&
      sheets.length < INTERVIEWERS_TO_COMPARE &&
      sheets.length > 0 &&
      sheets.every(({ submittedAt }) => submittedAt !== null),
    revealed: row.revealedAt === null ? null : revealedView(row, row.revealedAt, { sheets, own, names }),
  };
}

function questionView(question: InterviewRow['questions'][number], names: Names): InterviewQuestionView {
  const { id, key, ownText, scaleKey, stepId, addedById } = question;
  return {
    ...{ id, key, ownText, stepId },
    kind: KINDS.find((kind) => kind === question.kind) ?? 'own',
    scale: SCALE_KEYS.find((scale) => scale === scaleKey) ?? null,
    addedBy: addedById === null ? null : (names.get(addedById) ?? null),
    isAdded: addedById !== null,
  };
}

const KINDS: readonly InterviewQuestionView['kind'][] = [
  'below',
  'above',
  'noScore',
  'favourable',
  'step',
  'clarify',
  'bank',
  'own',
];

function interviewerView(sheet: SheetRow, userId: string, names: Names): InterviewerView {
  const state = sheetState(sheet);
  return {
    userId: sheet.userId,
    name: names.get(sheet.userId) ?? null,
    isOwn: sheet.userId === userId,
    state: state === 'removed' ? 'named' : state,
    submittedAt: sheet.submittedAt,
  };
}

function ratingsOf({ ratings }: SheetRow): Readonly<Record<string, RatingView>> {
  return Object.fromEntries(
    ratings.map(({ questionId, rating, notAsked, note }) => [questionId, { rating, notAsked, note }]),
  );
}

type RevealedParts = Readonly<{ sheets: readonly SheetRow[]; own: SheetRow | undefined; names: Names }>;

function revealedView(row: InterviewRow, at: Date, { sheets, own, names }: RevealedParts): RevealedView {
  const rated = row.questions.filter(({ removedAt, scaleKey }) => removedAt === null && scaleKey !== null);
  const bySheet = sheets.map((sheet) => ratingsOf(sheet));
  const rows = rated.map(({ id }) => bySheet.map((ratings) => ratings[id]?.rating ?? null));
  const scales = SCALE_KEYS.filter((scale) => rated.some(({ scaleKey }) => scaleKey === scale));
  return {
    at,
    interviewers: sheets.map((sheet, index) => ({
      name: names.get(sheet.userId) ?? null,
      note: sheet.note,
      ratings: bySheet[index] ?? {},
    })),
    agreement: interviewAgreement(rows),
    ratedIds: rated.map(({ id }) => id),
    scales: scales.map((scale) => ({
      scale,
      ...scaleRating(rated.flatMap(({ scaleKey }, index) => (scaleKey === scale ? (rows[index] ?? []) : []))),
      agreed: row.consensus
        .filter(({ scaleKey }) => scaleKey === scale)
        .map(({ rating, note, agreedById, agreedAt }) => ({
          ...{ rating, note, at: agreedAt },
          by: names.get(agreedById) ?? null,
        })),
    })),
    mayAgree: sheets.length >= INTERVIEWERS_TO_COMPARE && own !== undefined,
  };
}

import { perScale } from '@/lib/scales';
import type { DraftRating, ProfileStep, RoleDraft, RoleProfileDocument, StepRating } from './types';

/** The ratings of one step as text; see {@link packDraft}. */
type Packed<Step> = Omit<Step, 'ratings'> & Readonly<{ ratings: string }>;

export type PackedDraft = Omit<RoleDraft, 'steps'> &
  Readonly<{ steps: readonly Packed<RoleDraft['steps'][number]>[]; ratedBy: readonly string[] }>;

export type PackedDocument = Omit<RoleProfileDocument, 'steps'> &
  Readonly<{ steps: readonly Packed<ProfileStep>[]; ratedBy: readonly string[] }>;

const BETWEEN_RATINGS = ';';
const BETWEEN_CELLS = ',';
/** Place of the first link to a scale among the cells of a rating. */
const FIRST_LINK = 6;
/** What may be said of a rating besides its cells. */
const NOT_IN_MY_WORK = 'n';
const NOT_COUNTED = 'x';

/**
 * A draft on its way to a page. A large job has thousands of ratings, and as objects they would be most of the page:
 * each becomes a few characters, `rater,ratedAt,marks,frequency,loss,gain,` and its links to the scales; an empty cell is
 * empty.
 *
 * @example unpackDraft(packDraft(draft)); // the same draft
 */
export function packDraft(draft: RoleDraft): PackedDraft {
  const ratedBy = ratersOf(draft.steps);
  return { ...draft, ratedBy, steps: draft.steps.map((step) => packStep(step, ratedBy)) };
}

/** The draft again, as it was. */
export function unpackDraft({ ratedBy, ...draft }: PackedDraft): RoleDraft {
  return {
    ...draft,
    steps: draft.steps.map((step) => ({ ...step, ratings: unpackRatings(step.ratings, ratedBy) })),
  };
}

/** A published profile on its way to a page, as {@link packDraft}. */
export function packDocument(document: RoleProfileDocument): PackedDocument {
  const ratedBy = ratersOf(document.steps);
  return { ...document, ratedBy, steps: document.steps.map((step) => packStep(step, ratedBy)) };
}

/** The profile again, as it was; the kinds of its raters are those of its list of raters. */
export function unpackDocument({ ratedBy, ...document }: PackedDocument): RoleProfileDocument {
  const kinds = new Map(document.raters.map(({ raterId, kind }) => [raterId, kind]));
  const whole = ({ raterId, ratedAt, frequency, loss, gain, relevance }: DraftRating): StepRating => ({
    ...{ raterId, ratedAt, raterKind: kinds.get(raterId) ?? 'expert' },
    ...{ frequency: frequency ?? 0, loss: loss ?? 0, gain: gain ?? 0 },
    relevance: perScale((_, scale) => relevance[scale] ?? 0),
  });
  return {
    ...document,
    steps: document.steps.map((step) => {
      return { ...step, ratings: unpackRatings(step.ratings, ratedBy).map(whole) };
    }),
  };
}

type Rated = Readonly<{ ratings: readonly DraftRating[] }>;

function ratersOf(steps: readonly Rated[]): readonly string[] {
  return [...new Set(steps.flatMap(({ ratings }) => ratings.map(({ raterId }) => raterId)))];
}

function packStep<Step extends Rated>(step: Step, ratedBy: readonly string[]): Packed<Step> {
  const ratings = step.ratings.map((rating) => packRating(rating, ratedBy)).join(BETWEEN_RATINGS);
  return { ...step, ratings };
}

function packRating(rating: DraftRating, ratedBy: readonly string[]): string {
  const { raterId, ratedAt, frequency, loss, gain, relevance, notInMyWork, counted } = rating;
  const marks = `${notInMyWork === true ? NOT_IN_MY_WORK : ''}${counted === false ? NOT_COUNTED : ''}`;
  return [ratedBy.indexOf(raterId), ratedAt, marks, frequency, loss, gain, ...relevance].join(BETWEEN_CELLS);
}

function unpackRatings(text: string, ratedBy: readonly string[]): readonly DraftRating[] {
  return text === '' ? [] : text.split(BETWEEN_RATINGS).map((rating) => unpackRating(rating, ratedBy));
}

function unpackRating(text: string, ratedBy: readonly string[]): DraftRating {
  const cells = text.split(BETWEEN_CELLS);
  const marks = cells[2] ?? '';
  const rating = {
    raterId: ratedBy[Number(cells[0])] ?? '',
    ratedAt: cells[1] ?? '',
    frequency: cellOf(cells[3]),
    loss: cellOf(cells[4]),
    gain: cellOf(cells[5]),
    relevance: perScale((_, scale) => cellOf(cells[FIRST_LINK + scale])),
  };
  if (marks === '') return rating;
  return {
    ...rating,
    ...(marks.includes(NOT_IN_MY_WORK) ? { notInMyWork: true } : {}),
    ...(marks.includes(NOT_COUNTED) ? { counted: false } : {}),
  };
}

function cellOf(text = ''): number | null {
  return text === '' ? null : Number(text);
}

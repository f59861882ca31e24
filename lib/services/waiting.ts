import 'server-only';
import { type Actor, authorize, may } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import * as waiting from '@/lib/db/repositories/waiting';
import { type ShownName, shownName } from './internal/shown-name';

/** Interviews that the start page names; the rest are counted. */
const NAMED_INTERVIEWS = 5;

export type OpenInterview = Readonly<{
  reportId: string;
  person: ShownName;
  assessment: string;
  /** Whether the member has begun to rate. */
  started: boolean;
}>;

export type Waiting = Readonly<{
  places: Readonly<Record<waiting.WaitingKind, readonly waiting.WaitingPlace[]>>;
  /** Interviews whose ratings the member has not handed in. */
  interviews: readonly OpenInterview[];
  moreInterviews: number;
}>;

/**
 * What waits for the member: results, interviews of their own, times and links that end soon. Raters' links are for those
 * who look after raters.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function getWaiting(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<Waiting> {
  authorize(actor, 'candidate:read');
  const { organizationId, userId } = actor;
  const [places, sheets] = await Promise.all([
    waiting.listPlaces(db(), organizationId, may(actor, 'rater:manage')),
    waiting.listOpenSheets(db(), organizationId, userId, NAMED_INTERVIEWS),
  ]);
  const of = (kind: waiting.WaitingKind) => places.filter((place) => place.kind === kind);
  return {
    places: {
      read: of('read'),
      decide: of('decide'),
      deadline: of('deadline'),
      link: of('link'),
      raters: of('raters'),
    },
    interviews: sheets.map((row) => ({
      reportId: row.reportId,
      person: shownName(row),
      assessment: row.assessmentName,
      started: row.startedAt !== null,
    })),
    moreInterviews: (sheets[0]?.total ?? 0) - sheets.length,
  };
}

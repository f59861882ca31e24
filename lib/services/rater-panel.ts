import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { remembered } from '@/lib/computation/remembered';
import { inTransaction } from '@/lib/db/client';
import * as consensus from '@/lib/db/repositories/consensus';
import * as raters from '@/lib/db/repositories/raters';
import * as raterVotes from '@/lib/db/repositories/rater-votes';
import {
  type AnalysisQuality,
  analysisQuality,
  screenDraftRaters,
} from '@/lib/job-analysis/analysis-quality';
import {
  draftRaterEffects,
  draftRaterMatrix,
  type WithoutRater,
} from '@/lib/job-analysis/draft-rater-matrix';
import { draftWeights } from '@/lib/job-analysis/draft-weights';
import { STEP_RATINGS } from '@/lib/job-analysis/rating-agreement';
import type { DerivedWeights, RaterKind, RoleDraft } from '@/lib/job-analysis/types';
import type { WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import type { RaterFlag } from '@/lib/psychometrics/agreement/rater-screening';
import type { JobRoleInput } from '@/lib/validation/job-role';
import { loadDraft, RATER_KINDS } from './internal/load-draft';
import { type InvitationState, invitationState } from './internal/rater-panel';

const MS_PER_SECOND = 1000;

export type RaterLine = Readonly<{
  raterId: string;
  /** From 1, in order of joining. */
  number: number;
  kind: RaterKind;
  name: string | null;
  site: string;
  state: InvitationState;
  submittedAt: Date | null;
  rated: number;
  active: boolean;
  /** The ratings enter the weights now. */
  counted: boolean;
  /** Reasons for a talk; never for leaving somebody out. */
  flags: readonly RaterFlag[];
}>;

export type RaterPanel = Readonly<{
  jobTitle: string;
  archived: boolean;
  steps: readonly Readonly<{ id: string; title: string }>[];
  raters: readonly RaterLine[];
  quality: AnalysisQuality;
  weights: DerivedWeights;
  uncertainty: WeightUncertainty;
  without: readonly WithoutRater[];
  discussion: 'none' | 'open' | 'closed';
}>;

/**
 * Everything about the raters of a job: who is how far, how well they agree, and what each does to the weights.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getRaterPanel(actor: Actor, { jobRoleId }: JobRoleInput): Promise<RaterPanel> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadDraft(tx, organizationId, jobRoleId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const { draft, rows, jobRole, everyone } = loaded;
    const details = await raters.list(tx, organizationId, jobRoleId);
    const progress = await raterVotes.progress(tx, organizationId, jobRoleId);
    const discussion = await consensus.find(tx, organizationId, jobRoleId);
    const memberNames = new Map(everyone.map(({ id, memberName }) => [id, memberName]));
    const { countedIds, screened, ...analysis } = analysisOf({
      draft,
      sites: details.map(({ id, site }) => [id, site] as const),
      seconds: [...secondsOf(rows, draft)],
    });
    const counted = new Set(countedIds);
    const now = new Date();
    return {
      jobTitle: draft.title,
      archived: jobRole.archivedAt !== null,
      steps: draft.steps.map(({ id, title }) => ({ id, title })),
      raters: details.map((rater, index) => ({
        raterId: rater.id,
        number: index + 1,
        kind: RATER_KINDS[rater.kind],
        name: memberNames.get(rater.id) ?? rater.name,
        site: rater.site,
        state: invitationState(rater, now),
        submittedAt: rater.userId === null ? rater.submittedAt : null,
        rated: progress.get(rater.id) ?? 0,
        active: rater.active,
        counted: counted.has(rater.id),
        flags: screened.find(({ raterId }) => raterId === rater.id)?.flags ?? [],
      })),
      ...analysis,
      discussion: discussion === null ? 'none' : discussion.closedAt === null ? 'open' : 'closed',
    };
  });
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadDraft>>>;

type Basis = Readonly<{
  draft: RoleDraft;
  /** By rater. */
  sites: readonly (readonly [string, string])[];
  seconds: readonly (readonly [string, readonly number[]])[];
}>;

const analysisOf = remembered(({ draft, sites, seconds }: Basis) => {
  const { uncertainty, without } = draftRaterEffects(draft);
  const countedIds = draftRaterMatrix(draft).raterIds;
  return {
    ...{ countedIds, uncertainty, without, weights: draftWeights(draft).derived },
    quality: analysisQuality(draft, placesOf(sites, new Set(countedIds))),
    screened: screenDraftRaters(draft, new Map(seconds)),
  };
});

/** How many sites or shifts are behind the ratings; null when nobody wrote any down. */
function placesOf(all: Basis['sites'], counted: ReadonlySet<string>): number | null {
  const sites = all.filter(([id, site]) => counted.has(id) && site !== '').map(([, site]) => site);
  return sites.length === 0 ? null : new Set(sites.map((site) => site.toLowerCase())).size;
}

/** Seconds per rating of each rater, from how long each step was on the screen. */
function secondsOf(rows: Loaded['rows'], draft: Loaded['draft']): ReadonlyMap<string, readonly number[]> {
  const asked =
    STEP_RATINGS.length + draft.scales.filter(({ excludedReason }) => excludedReason === null).length;
  const seconds = new Map<string, number[]>();
  for (const { raterId, round, tookMs, notInMyWork } of rows.flatMap(({ votes }) => votes)) {
    if (round !== 1 || tookMs === null || notInMyWork) continue;
    seconds.set(raterId, [...(seconds.get(raterId) ?? []), tookMs / MS_PER_SECOND / asked]);
  }
  return seconds;
}

import 'server-only';
import { Prisma } from '../generated/client';

// Parts of statements about the people of an assessment: "t" is the attempt, "x" the assessment, "c" the candidate.

/**
 * The candidate of an attempt "t". The organisation is compared in a way that no index serves: with statistics from before
 * thousands were invited, the database would otherwise go through all candidates of the organisation for each of them.
 */
export const CANDIDATE = Prisma.sql`
  "Candidate" c ON c.id = t."candidateId" AND c."organizationId" IS NOT DISTINCT FROM t."organizationId"`;

/** Everybody who was invited, and whether a hidden name was revealed ("v"). */
export const PEOPLE = Prisma.sql`
  "Attempt" t
  JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
  JOIN ${CANDIDATE}
  LEFT JOIN "NameReveal" v ON v."attemptId" = t.id AND v."organizationId" = t."organizationId"`;

/** A withdrawn attempt and an erased person bring no result with them. */
export const HAS_RESULT = Prisma.sql`t.status IN ('submitted', 'reviewed') AND c."erasedAt" IS NULL`;

/** The report that counts, as the rest of a subquery on "q"; the organisation is compared as in {@link CANDIDATE}. */
export const NEWEST_REPORT = Prisma.sql`
  FROM "Report" q WHERE q."attemptId" = t.id AND q."organizationId" IS NOT DISTINCT FROM t."organizationId" AND ${HAS_RESULT}
  ORDER BY q."computedAt" DESC, q.id DESC LIMIT 1`;

/** What was decided last, as the rest of a subquery on "d". */
export const LAST_DECISION = Prisma.sql`
  FROM "CandidateDecision" d WHERE d."attemptId" = t.id AND d."organizationId" = t."organizationId"
  ORDER BY d.seq DESC LIMIT 1`;

/** The order of names. Hidden names are in that of their numbers: the order of the alphabet would tell them. */
export const BY_NAME = Prisma.sql`
  CASE WHEN x.blind THEN t.number END, CASE WHEN NOT x.blind THEN c.name END COLLATE "fi-x-icu" NULLS LAST, t.id`;

/** A result ("r") that may be read now. */
export const READABLE = Prisma.sql`${HAS_RESULT} AND r."packedFit" IS NOT NULL
  AND coalesce(t."submittedAt", r."computedAt") + make_interval(months => x."activeMonths") > now()`;

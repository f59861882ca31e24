-- AlterTable
ALTER TABLE "Rater"
  ADD COLUMN "name" TEXT,
  ADD COLUMN "email" TEXT,
  ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'fi',
  ADD COLUMN "site" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "tokenHash" TEXT,
  ADD COLUMN "linkExpiresAt" TIMESTAMPTZ(3),
  ADD COLUMN "invitedAt" TIMESTAMPTZ(3),
  ADD COLUMN "openedAt" TIMESTAMPTZ(3),
  ADD COLUMN "frameReadAt" TIMESTAMPTZ(3),
  ADD COLUMN "submittedAt" TIMESTAMPTZ(3),
  ADD COLUMN "revotedAt" TIMESTAMPTZ(3),
  ADD COLUMN "revokedAt" TIMESTAMPTZ(3),
  ADD COLUMN "active" BOOLEAN NOT NULL DEFAULT true;

-- Whoever describes the job rates in the open from the first moment.
UPDATE "Rater" SET "submittedAt" = "createdAt" WHERE "userId" IS NOT NULL;

-- AlterTable
ALTER TABLE "StepRating" DROP CONSTRAINT "StepRating_pkey",
  ADD COLUMN "round" SMALLINT NOT NULL DEFAULT 1,
  ADD COLUMN "notInMyWork" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "tookMs" INTEGER,
  ADD CONSTRAINT "StepRating_pkey" PRIMARY KEY ("taskStepId", "raterId", "round");

-- AlterTable
ALTER TABLE "StepRelevance" DROP CONSTRAINT "StepRelevance_pkey",
  ADD COLUMN "round" SMALLINT NOT NULL DEFAULT 1,
  ADD CONSTRAINT "StepRelevance_pkey" PRIMARY KEY ("taskStepId", "raterId", "scaleKey", "round");

-- CreateTable
CREATE TABLE "RaterSession" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RaterSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsensusSession" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedById" UUID NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConsensusSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsensusStep" (
    "sessionId" UUID NOT NULL,
    "taskStepId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ConsensusStep_pkey" PRIMARY KEY ("sessionId", "taskStepId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Rater_tokenHash_key" ON "Rater"("tokenHash");

-- CreateIndex
CREATE INDEX "Rater_organizationId_jobRoleId_idx" ON "Rater"("organizationId", "jobRoleId");

-- CreateIndex
CREATE INDEX "StepRating_raterId_idx" ON "StepRating"("raterId");

-- CreateIndex
CREATE UNIQUE INDEX "RaterSession_tokenHash_key" ON "RaterSession"("tokenHash");

-- CreateIndex
CREATE INDEX "RaterSession_raterId_idx" ON "RaterSession"("raterId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsensusSession_jobRoleId_key" ON "ConsensusSession"("jobRoleId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsensusSession_id_organizationId_key" ON "ConsensusSession"("id", "organizationId");

-- AddForeignKey
ALTER TABLE "RaterSession" ADD CONSTRAINT "RaterSession_raterId_organizationId_fkey" FOREIGN KEY ("raterId", "organizationId") REFERENCES "Rater"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusSession" ADD CONSTRAINT "ConsensusSession_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusStep" ADD CONSTRAINT "ConsensusStep_sessionId_organizationId_fkey" FOREIGN KEY ("sessionId", "organizationId") REFERENCES "ConsensusSession"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusStep" ADD CONSTRAINT "ConsensusStep_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "Rater"
  ADD CONSTRAINT "Rater_locale_check" CHECK (locale IN ('fi', 'sv', 'en')),
  -- An account or an invitation, never both.
  ADD CONSTRAINT "Rater_one_way_in_check" CHECK ("userId" IS NULL OR ("tokenHash" IS NULL AND "invitedAt" IS NULL)),
  ADD CONSTRAINT "Rater_link_check" CHECK ("tokenHash" IS NULL OR ("linkExpiresAt" IS NOT NULL AND "revokedAt" IS NULL)),
  ADD CONSTRAINT "Rater_revoted_check" CHECK ("revotedAt" IS NULL OR "submittedAt" IS NOT NULL);

ALTER TABLE "StepRating"
  ADD CONSTRAINT "StepRating_round_check" CHECK (round BETWEEN 1 AND 2),
  ADD CONSTRAINT "StepRating_took_check" CHECK ("tookMs" >= 0),
  ADD CONSTRAINT "StepRating_not_mine_check" CHECK (NOT "notInMyWork" OR (frequency IS NULL AND loss IS NULL AND gain IS NULL));

ALTER TABLE "StepRelevance" ADD CONSTRAINT "StepRelevance_round_check" CHECK (round BETWEEN 1 AND 2);

-- What an invited rater has handed in never changes: the first vote is what was said before anybody talked.
CREATE FUNCTION reject_late_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vote record := COALESCE(NEW, OLD);
  rater record;
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.erasure', true) = 'on' THEN
    RETURN OLD;
  END IF;
  SELECT "userId", "submittedAt", "revotedAt" INTO rater FROM "Rater" WHERE id = vote."raterId";
  IF rater."userId" IS NULL AND
     ((vote.round = 1 AND rater."submittedAt" IS NOT NULL) OR (vote.round = 2 AND rater."revotedAt" IS NOT NULL)) THEN
    RAISE EXCEPTION 'the rater has handed in these ratings';
  END IF;
  RETURN vote;
END $$;
CREATE TRIGGER step_rating_open BEFORE INSERT OR UPDATE OR DELETE ON "StepRating" FOR EACH ROW EXECUTE FUNCTION reject_late_rating();
CREATE TRIGGER step_relevance_open BEFORE INSERT OR UPDATE OR DELETE ON "StepRelevance" FOR EACH ROW EXECUTE FUNCTION reject_late_rating();

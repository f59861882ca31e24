-- CreateTable
CREATE TABLE "Observer" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fi',
    "site" TEXT NOT NULL DEFAULT '',
    "tokenHash" TEXT,
    "linkExpiresAt" TIMESTAMPTZ(3),
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Observer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObserverAccess" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "observerId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ObserverAccess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObservationSession" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "observerId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "parallelCode" TEXT NOT NULL DEFAULT '',
    "people" SMALLINT NOT NULL DEFAULT 1,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "pausedMs" INTEGER NOT NULL DEFAULT 0,
    "stepIds" UUID[],
    "rev" INTEGER NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftOutReason" TEXT,

    CONSTRAINT "ObservationSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObservationTap" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "taskStepId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "rev" INTEGER NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "review" TEXT,
    "assignedStepId" UUID,
    "reviewReason" TEXT,
    "reviewedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ObservationTap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FrequencyDecision" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "taskStepId" UUID NOT NULL,
    "taken" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "events" INTEGER NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "observed" DOUBLE PRECISION NOT NULL,
    "observedLow" DOUBLE PRECISION NOT NULL,
    "observedHigh" DOUBLE PRECISION NOT NULL,
    "rated" DOUBLE PRECISION,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FrequencyDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Observer_tokenHash_key" ON "Observer"("tokenHash");

-- CreateIndex
CREATE INDEX "Observer_organizationId_jobRoleId_idx" ON "Observer"("organizationId", "jobRoleId");

-- CreateIndex
CREATE UNIQUE INDEX "Observer_id_jobRoleId_organizationId_key" ON "Observer"("id", "jobRoleId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "ObserverAccess_tokenHash_key" ON "ObserverAccess"("tokenHash");

-- CreateIndex
CREATE INDEX "ObserverAccess_observerId_idx" ON "ObserverAccess"("observerId");

-- CreateIndex
CREATE INDEX "ObservationSession_organizationId_jobRoleId_startedAt_idx" ON "ObservationSession"("organizationId", "jobRoleId", "startedAt");

-- CreateIndex
CREATE INDEX "ObservationSession_observerId_idx" ON "ObservationSession"("observerId");

-- CreateIndex
CREATE UNIQUE INDEX "ObservationSession_id_organizationId_key" ON "ObservationSession"("id", "organizationId");

-- CreateIndex
CREATE INDEX "ObservationTap_sessionId_idx" ON "ObservationTap"("sessionId");

-- CreateIndex
CREATE INDEX "FrequencyDecision_organizationId_jobRoleId_decidedAt_idx" ON "FrequencyDecision"("organizationId", "jobRoleId", "decidedAt");

-- AddForeignKey
ALTER TABLE "Observer" ADD CONSTRAINT "Observer_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObserverAccess" ADD CONSTRAINT "ObserverAccess_observerId_jobRoleId_organizationId_fkey" FOREIGN KEY ("observerId", "jobRoleId", "organizationId") REFERENCES "Observer"("id", "jobRoleId", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationSession" ADD CONSTRAINT "ObservationSession_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationSession" ADD CONSTRAINT "ObservationSession_observerId_jobRoleId_organizationId_fkey" FOREIGN KEY ("observerId", "jobRoleId", "organizationId") REFERENCES "Observer"("id", "jobRoleId", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ObservationTap" ADD CONSTRAINT "ObservationTap_sessionId_organizationId_fkey" FOREIGN KEY ("sessionId", "organizationId") REFERENCES "ObservationSession"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationTap" ADD CONSTRAINT "ObservationTap_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ObservationTap" ADD CONSTRAINT "ObservationTap_assignedStepId_organizationId_fkey" FOREIGN KEY ("assignedStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "FrequencyDecision" ADD CONSTRAINT "FrequencyDecision_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrequencyDecision" ADD CONSTRAINT "FrequencyDecision_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Rules that the schema language cannot say.
ALTER TABLE "Observer"
  ADD CONSTRAINT "Observer_locale_check" CHECK (locale IN ('fi', 'sv', 'en')),
  ADD CONSTRAINT "Observer_link_check" CHECK ("tokenHash" IS NULL OR ("linkExpiresAt" IS NOT NULL AND "revokedAt" IS NULL));

ALTER TABLE "ObservationSession"
  ADD CONSTRAINT "ObservationSession_people_check" CHECK (people BETWEEN 1 AND 50),
  ADD CONSTRAINT "ObservationSession_time_check" CHECK ("endedAt" >= "startedAt"),
  ADD CONSTRAINT "ObservationSession_paused_check" CHECK ("pausedMs" >= 0),
  ADD CONSTRAINT "ObservationSession_rev_check" CHECK (rev > 0),
  ADD CONSTRAINT "ObservationSession_left_out_check" CHECK (btrim("leftOutReason") <> '');

-- Only "something else" is reviewed, and a review says what came of it.
ALTER TABLE "ObservationTap"
  ADD CONSTRAINT "ObservationTap_rev_check" CHECK (rev > 0),
  ADD CONSTRAINT "ObservationTap_review_check" CHECK (
    (review IS NULL AND "assignedStepId" IS NULL AND "reviewReason" IS NULL AND "reviewedAt" IS NULL)
    OR ("taskStepId" IS NULL AND "reviewedAt" IS NOT NULL AND "reviewedById" IS NOT NULL AND (
      (review = 'step' AND "assignedStepId" IS NOT NULL)
      OR (review = 'dismissed' AND "assignedStepId" IS NULL AND btrim("reviewReason") <> ''))));

ALTER TABLE "FrequencyDecision"
  ADD CONSTRAINT "FrequencyDecision_taken_check" CHECK (taken IN ('rated', 'observed')),
  ADD CONSTRAINT "FrequencyDecision_reason_check" CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT "FrequencyDecision_range_check" CHECK (events >= 0 AND hours > 0
    AND "observedLow" >= 0 AND "observedLow" <= observed AND observed <= "observedHigh" AND "observedHigh" <= 6
    AND rated BETWEEN 0 AND 6);

CREATE TRIGGER frequency_decision_frozen BEFORE UPDATE OR DELETE ON "FrequencyDecision" FOR EACH ROW EXECUTE FUNCTION reject_change();

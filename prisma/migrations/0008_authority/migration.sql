-- CreateTable
CREATE TABLE "AuthorityDecision" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "condition" TEXT NOT NULL DEFAULT '',
    "limitAmount" DOUBLE PRECISION,
    "limitUnit" TEXT NOT NULL DEFAULT '',
    "decider" TEXT NOT NULL,
    "mustInform" TEXT NOT NULL DEFAULT '',
    "escalation" TEXT NOT NULL DEFAULT '',
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuthorityDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorityDecisionStep" (
    "decisionId" UUID NOT NULL,
    "taskStepId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,

    CONSTRAINT "AuthorityDecisionStep_pkey" PRIMARY KEY ("decisionId", "taskStepId")
);

-- CreateTable
CREATE TABLE "JobFix" (
    "taskStepId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "change" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "JobFix_pkey" PRIMARY KEY ("taskStepId")
);

-- CreateTable
CREATE TABLE "RoleCondition" (
    "jobRoleId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "present" TEXT NOT NULL DEFAULT '',
    "missing" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "RoleCondition_pkey" PRIMARY KEY ("jobRoleId", "kind")
);

-- CreateTable
CREATE TABLE "IncidentLink" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "IncidentLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CriticalIncident" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "linkId" UUID,
    "memberId" UUID,
    "kind" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "roughly" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taskStepId" UUID,
    "scaleKey" TEXT,
    "level" SMALLINT,
    "codedById" UUID,
    "codedAt" TIMESTAMPTZ(3),
    "dismissedReason" TEXT,
    "redactedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CriticalIncident_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuthorityDecision_organizationId_jobRoleId_position_idx" ON "AuthorityDecision"("organizationId", "jobRoleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityDecision_id_organizationId_key" ON "AuthorityDecision"("id", "organizationId");

-- CreateIndex
CREATE INDEX "AuthorityDecisionStep_taskStepId_idx" ON "AuthorityDecisionStep"("taskStepId");

-- CreateIndex
CREATE INDEX "JobFix_organizationId_jobRoleId_idx" ON "JobFix"("organizationId", "jobRoleId");

-- CreateIndex
CREATE UNIQUE INDEX "IncidentLink_tokenHash_key" ON "IncidentLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "IncidentLink_id_jobRoleId_organizationId_key" ON "IncidentLink"("id", "jobRoleId", "organizationId");

-- CreateIndex
CREATE INDEX "IncidentLink_organizationId_jobRoleId_idx" ON "IncidentLink"("organizationId", "jobRoleId");

-- CreateIndex
CREATE INDEX "CriticalIncident_organizationId_jobRoleId_receivedAt_idx" ON "CriticalIncident"("organizationId", "jobRoleId", "receivedAt");

-- AddForeignKey
ALTER TABLE "AuthorityDecision" ADD CONSTRAINT "AuthorityDecision_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorityDecisionStep" ADD CONSTRAINT "AuthorityDecisionStep_decisionId_organizationId_fkey" FOREIGN KEY ("decisionId", "organizationId") REFERENCES "AuthorityDecision"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorityDecisionStep" ADD CONSTRAINT "AuthorityDecisionStep_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobFix" ADD CONSTRAINT "JobFix_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobFix" ADD CONSTRAINT "JobFix_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleCondition" ADD CONSTRAINT "RoleCondition_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentLink" ADD CONSTRAINT "IncidentLink_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriticalIncident" ADD CONSTRAINT "CriticalIncident_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriticalIncident" ADD CONSTRAINT "CriticalIncident_linkId_jobRoleId_organizationId_fkey" FOREIGN KEY ("linkId", "jobRoleId", "organizationId") REFERENCES "IncidentLink"("id", "jobRoleId", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CriticalIncident" ADD CONSTRAINT "CriticalIncident_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Rules that the schema language cannot say.
ALTER TABLE "AuthorityDecision"
  ADD CONSTRAINT "AuthorityDecision_title_check" CHECK (btrim(title) <> ''),
  ADD CONSTRAINT "AuthorityDecision_decider_check" CHECK (decider IN ('worker', 'workerTells', 'supervisor', 'nobodyKnows')),
  ADD CONSTRAINT "AuthorityDecision_limit_check" CHECK ("limitAmount" >= 0 AND "limitAmount" <= 1000000000);

ALTER TABLE "JobFix" ADD CONSTRAINT "JobFix_state_check" CHECK (state IN ('open', 'agreed', 'done'));

ALTER TABLE "RoleCondition"
  ADD CONSTRAINT "RoleCondition_kind_check" CHECK (kind IN ('training', 'tools', 'time', 'information', 'pay')),
  ADD CONSTRAINT "RoleCondition_state_check" CHECK (state IN ('open', 'agreed', 'done'));

ALTER TABLE "IncidentLink" ADD CONSTRAINT "IncidentLink_locale_check" CHECK (locale IN ('fi', 'sv', 'en'));
-- One open link for each language of a job.
CREATE UNIQUE INDEX "IncidentLink_open_key" ON "IncidentLink"("jobRoleId", "locale") WHERE "closedAt" IS NULL;

ALTER TABLE "CriticalIncident"
  ADD CONSTRAINT "CriticalIncident_kind_check" CHECK (kind IN ('good', 'bad')),
  ADD CONSTRAINT "CriticalIncident_roughly_check" CHECK (roughly IN ('month', 'halfYear', 'year', 'earlier')),
  ADD CONSTRAINT "CriticalIncident_locale_check" CHECK (locale IN ('fi', 'sv', 'en')),
  -- Written behind a link, or by a member.
  ADD CONSTRAINT "CriticalIncident_source_check" CHECK (("linkId" IS NULL) <> ("memberId" IS NULL)),
  ADD CONSTRAINT "CriticalIncident_scale_check" CHECK ("scaleKey" IN ('carefulness', 'salesConfidence', 'serviceOrientation', 'socialConfidence', 'stressTolerance', 'integrity')),
  -- Waiting, coded to a step with a level, or dismissed with a reason.
  ADD CONSTRAINT "CriticalIncident_state_check" CHECK (
    ("codedAt" IS NULL AND "codedById" IS NULL AND "taskStepId" IS NULL AND "scaleKey" IS NULL AND level IS NULL AND "dismissedReason" IS NULL)
    OR ("codedAt" IS NOT NULL AND "codedById" IS NOT NULL AND (
      ("taskStepId" IS NOT NULL AND level BETWEEN 0 AND 4 AND level IS NOT NULL AND "dismissedReason" IS NULL)
      OR ("taskStepId" IS NULL AND "scaleKey" IS NULL AND level IS NULL AND btrim("dismissedReason") <> '' AND "dismissedReason" IS NOT NULL))));

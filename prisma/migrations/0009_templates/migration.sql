-- Where a role came from, its bin, and what colleagues say about its steps.
ALTER TABLE "JobRole" ADD COLUMN "deletedAt" TIMESTAMPTZ(3), ADD COLUMN "templateKey" TEXT, ADD COLUMN "templateVersion" INTEGER;
ALTER TABLE "TaskStep" ADD COLUMN "templateStep" TEXT;

CREATE TABLE "StepComment" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "taskStepId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StepComment_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "StepComment_id_organizationId_key" ON "StepComment"("id", "organizationId");
CREATE INDEX "StepComment_organizationId_jobRoleId_taskStepId_idx" ON "StepComment"("organizationId", "jobRoleId", "taskStepId");
ALTER TABLE "StepComment" ADD CONSTRAINT "StepComment_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StepComment" ADD CONSTRAINT "StepComment_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "JobRole" ADD CONSTRAINT "JobRole_template_check" CHECK (("templateKey" IS NULL) = ("templateVersion" IS NULL) AND "templateVersion" > 0);
-- A closed comment says what was decided and by whom.
ALTER TABLE "StepComment"
  ADD CONSTRAINT "StepComment_text_check" CHECK (btrim(text) <> ''),
  ADD CONSTRAINT "StepComment_decision_check" CHECK (
    ("resolvedAt" IS NULL AND "decidedById" IS NULL AND decision = '')
    OR ("resolvedAt" IS NOT NULL AND "decidedById" IS NOT NULL AND btrim(decision) <> ''));

-- A role in the bin takes no new assessment, and one that is in use does not go there.
CREATE INDEX "JobRole_deletedAt_idx" ON "JobRole"("deletedAt") WHERE "deletedAt" IS NOT NULL;

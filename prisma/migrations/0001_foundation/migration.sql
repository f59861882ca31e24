-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('ADMIN', 'HR', 'RECRUITER');

-- CreateEnum
CREATE TYPE "UserTokenPurpose" AS ENUM ('setup', 'memberInvite', 'passwordReset');

-- CreateEnum
CREATE TYPE "RaterKind" AS ENUM ('hr', 'supervisor', 'worker', 'customer');

-- CreateEnum
CREATE TYPE "StepKind" AS ENUM ('core', 'surrounding');

-- CreateEnum
CREATE TYPE "ContactKind" AS ENUM ('direct', 'indirect', 'none');

-- CreateEnum
CREATE TYPE "AssessmentStatus" AS ENUM ('DRAFT', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "AttemptStatus" AS ENUM ('invited', 'opened', 'inProgress', 'submitted', 'reviewed', 'expired', 'cancelled', 'withdrawn');

-- CreateEnum
CREATE TYPE "AttemptContext" AS ENUM ('applicant', 'development', 'incumbent', 'pilot');

-- CreateEnum
CREATE TYPE "ConsentAction" AS ENUM ('given', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "defaultLocale" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "activeMonths" INTEGER NOT NULL DEFAULT 6,
    "totalMonths" INTEGER NOT NULL DEFAULT 24,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "locale" TEXT NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("organizationId","userId")
);

-- CreateTable
CREATE TABLE "UserToken" (
    "tokenHash" TEXT NOT NULL,
    "purpose" "UserTokenPurpose" NOT NULL,
    "userId" UUID,
    "organizationId" UUID,
    "email" TEXT,
    "role" "MemberRole",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UserToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "JobRole" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "industry" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL,
    "successCriterion" TEXT NOT NULL DEFAULT '',
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskStep" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "stageId" UUID,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "StepKind" NOT NULL DEFAULT 'core',
    "contact" "ContactKind" NOT NULL DEFAULT 'direct',
    "customerNotices" TEXT NOT NULL DEFAULT '',
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TaskStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rater" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "userId" UUID,
    "kind" "RaterKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rater_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StepRating" (
    "taskStepId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "frequency" SMALLINT,
    "loss" SMALLINT,
    "gain" SMALLINT,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StepRating_pkey" PRIMARY KEY ("taskStepId","raterId")
);

-- CreateTable
CREATE TABLE "StepRelevance" (
    "taskStepId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "scaleKey" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "relevance" SMALLINT NOT NULL,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StepRelevance_pkey" PRIMARY KEY ("taskStepId","raterId","scaleKey")
);

-- CreateTable
CREATE TABLE "RoleScaleSetting" (
    "jobRoleId" UUID NOT NULL,
    "scaleKey" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "excludedReason" TEXT,
    "targetLower" SMALLINT,
    "targetUpper" SMALLINT,
    "upperReason" TEXT,

    CONSTRAINT "RoleScaleSetting_pkey" PRIMARY KEY ("jobRoleId","scaleKey")
);

-- CreateTable
CREATE TABLE "DraftChange" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "userId" UUID NOT NULL,
    "command" JSONB NOT NULL,
    "inverse" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "DraftChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleProfileVersion" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedById" UUID NOT NULL,

    CONSTRAINT "RoleProfileVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionnaireVersion" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionnaireVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NormVersion" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "questionnaireVersionId" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NormVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "AssessmentStatus" NOT NULL DEFAULT 'OPEN',
    "roleProfileVersionId" UUID NOT NULL,
    "questionnaireVersionId" UUID NOT NULL,
    "normVersionId" UUID NOT NULL,
    "scoringVersion" TEXT NOT NULL,
    "narrativeVersion" TEXT NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "scaleKeys" TEXT[],
    "itemIds" TEXT[],
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Candidate" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "erasedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "candidateId" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL DEFAULT 1,
    "context" "AttemptContext" NOT NULL DEFAULT 'applicant',
    "status" "AttemptStatus" NOT NULL DEFAULT 'invited',
    "locale" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "deadlineAt" TIMESTAMPTZ(3),
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CandidateSession" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedReason" TEXT,

    CONSTRAINT "CandidateSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentRecord" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "action" "ConsentAction" NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "wordingHash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CandidateRequest" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handledAt" TIMESTAMPTZ(3),
    "handledById" UUID,

    CONSTRAINT "CandidateRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "attemptId" UUID NOT NULL,
    "itemId" VARCHAR(8) NOT NULL,
    "organizationId" UUID NOT NULL,
    "value" SMALLINT,
    "seq" INTEGER NOT NULL,
    "device" VARCHAR(40) NOT NULL,
    "shownMs" INTEGER,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("attemptId","itemId")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "scoringVersion" TEXT NOT NULL,
    "narrativeVersion" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "resultHash" TEXT NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersedesId" UUID,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "organizationId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("organizationId","seq")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "UserToken_userId_purpose_idx" ON "UserToken"("userId", "purpose");

-- CreateIndex
CREATE INDEX "UserToken_organizationId_purpose_idx" ON "UserToken"("organizationId", "purpose");

-- CreateIndex
CREATE INDEX "UserSession_userId_revokedAt_idx" ON "UserSession"("userId", "revokedAt");

-- CreateIndex
CREATE INDEX "JobRole_organizationId_archivedAt_title_idx" ON "JobRole"("organizationId", "archivedAt", "title");

-- CreateIndex
CREATE UNIQUE INDEX "JobRole_id_organizationId_key" ON "JobRole"("id", "organizationId");

-- CreateIndex
CREATE INDEX "Stage_organizationId_jobRoleId_position_idx" ON "Stage"("organizationId", "jobRoleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_id_jobRoleId_organizationId_key" ON "Stage"("id", "jobRoleId", "organizationId");

-- CreateIndex
CREATE INDEX "TaskStep_organizationId_jobRoleId_position_idx" ON "TaskStep"("organizationId", "jobRoleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "TaskStep_id_organizationId_key" ON "TaskStep"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Rater_id_organizationId_key" ON "Rater"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Rater_jobRoleId_userId_key" ON "Rater"("jobRoleId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "DraftChange_jobRoleId_revision_key" ON "DraftChange"("jobRoleId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "RoleProfileVersion_jobRoleId_version_key" ON "RoleProfileVersion"("jobRoleId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "RoleProfileVersion_id_organizationId_key" ON "RoleProfileVersion"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionnaireVersion_contentHash_key" ON "QuestionnaireVersion"("contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionnaireVersion_key_version_key" ON "QuestionnaireVersion"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "NormVersion_contentHash_key" ON "NormVersion"("contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "NormVersion_key_version_key" ON "NormVersion"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "NormVersion_id_questionnaireVersionId_key" ON "NormVersion"("id", "questionnaireVersionId");

-- CreateIndex
CREATE INDEX "Assessment_organizationId_status_createdAt_idx" ON "Assessment"("organizationId", "status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_id_organizationId_key" ON "Assessment"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Candidate_id_organizationId_key" ON "Candidate"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Candidate_organizationId_email_key" ON "Candidate"("organizationId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_ref_key" ON "Attempt"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_receipt_key" ON "Attempt"("receipt");

-- CreateIndex
CREATE INDEX "Attempt_organizationId_assessmentId_status_idx" ON "Attempt"("organizationId", "assessmentId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_id_organizationId_key" ON "Attempt"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_assessmentId_candidateId_ordinal_key" ON "Attempt"("assessmentId", "candidateId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_attemptId_idx" ON "Invitation"("attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "CandidateSession_tokenHash_key" ON "CandidateSession"("tokenHash");

-- CreateIndex
CREATE INDEX "CandidateSession_attemptId_endedAt_idx" ON "CandidateSession"("attemptId", "endedAt");

-- CreateIndex
CREATE INDEX "ConsentRecord_attemptId_at_idx" ON "ConsentRecord"("attemptId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CandidateRequest_attemptId_kind_key" ON "CandidateRequest"("attemptId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Report_supersedesId_key" ON "Report"("supersedesId");

-- CreateIndex
CREATE INDEX "Report_organizationId_computedAt_idx" ON "Report"("organizationId", "computedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Report_id_organizationId_key" ON "Report"("id", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_attemptId_inputHash_key" ON "Report"("attemptId", "inputHash");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_occurredAt_idx" ON "AuditEvent"("organizationId", "occurredAt");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_subjectType_subjectId_idx" ON "AuditEvent"("organizationId", "subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "OutboxMail_organizationId_createdAt_idx" ON "OutboxMail"("organizationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_id_organizationId_key" ON "OutboxMail"("id", "organizationId");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserToken" ADD CONSTRAINT "UserToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobRole" ADD CONSTRAINT "JobRole_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskStep" ADD CONSTRAINT "TaskStep_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskStep" ADD CONSTRAINT "TaskStep_stageId_jobRoleId_organizationId_fkey" FOREIGN KEY ("stageId", "jobRoleId", "organizationId") REFERENCES "Stage"("id", "jobRoleId", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Rater" ADD CONSTRAINT "Rater_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepRating" ADD CONSTRAINT "StepRating_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepRating" ADD CONSTRAINT "StepRating_raterId_organizationId_fkey" FOREIGN KEY ("raterId", "organizationId") REFERENCES "Rater"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepRelevance" ADD CONSTRAINT "StepRelevance_taskStepId_organizationId_fkey" FOREIGN KEY ("taskStepId", "organizationId") REFERENCES "TaskStep"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepRelevance" ADD CONSTRAINT "StepRelevance_raterId_organizationId_fkey" FOREIGN KEY ("raterId", "organizationId") REFERENCES "Rater"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleScaleSetting" ADD CONSTRAINT "RoleScaleSetting_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftChange" ADD CONSTRAINT "DraftChange_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleProfileVersion" ADD CONSTRAINT "RoleProfileVersion_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NormVersion" ADD CONSTRAINT "NormVersion_questionnaireVersionId_fkey" FOREIGN KEY ("questionnaireVersionId") REFERENCES "QuestionnaireVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_roleProfileVersionId_organizationId_fkey" FOREIGN KEY ("roleProfileVersionId", "organizationId") REFERENCES "RoleProfileVersion"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_questionnaireVersionId_fkey" FOREIGN KEY ("questionnaireVersionId") REFERENCES "QuestionnaireVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_norm_of_questionnaire_fkey" FOREIGN KEY ("normVersionId", "questionnaireVersionId") REFERENCES "NormVersion"("id", "questionnaireVersionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_assessmentId_organizationId_fkey" FOREIGN KEY ("assessmentId", "organizationId") REFERENCES "Assessment"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_candidateId_organizationId_fkey" FOREIGN KEY ("candidateId", "organizationId") REFERENCES "Candidate"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CandidateSession" ADD CONSTRAINT "CandidateSession_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentRecord" ADD CONSTRAINT "ConsentRecord_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CandidateRequest" ADD CONSTRAINT "CandidateRequest_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


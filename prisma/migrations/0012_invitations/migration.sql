-- What an assessment offers beside its pins, each person's own time zone, invitations by the list, reminders, and what
-- the mail queue must know to send each mail once and to the right people.
ALTER TABLE "Organization" ADD COLUMN "dailyInvitations" INTEGER NOT NULL DEFAULT 2000;

ALTER TABLE "Assessment" ADD COLUMN "locales" TEXT[] NOT NULL DEFAULT ARRAY['fi', 'sv', 'en']::TEXT[],
  ADD COLUMN "blind" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "candidateReport" TEXT NOT NULL DEFAULT 'atOnce',
  ADD COLUMN "activeMonths" INTEGER NOT NULL DEFAULT 6,
  ADD COLUMN "totalMonths" INTEGER NOT NULL DEFAULT 24,
  ADD COLUMN "retentionReason" TEXT,
  ADD COLUMN "reminderDays" INTEGER[] NOT NULL DEFAULT ARRAY[7, 2]::INTEGER[];

-- People who were invited before were told the organisation's retention.
UPDATE "Assessment" a SET "activeMonths" = o."activeMonths", "totalMonths" = o."totalMonths",
    "retentionReason" = CASE WHEN o."totalMonths" > 24 THEN o.name || ': ' || o."totalMonths" END
  FROM "Organization" o WHERE o.id = a."organizationId";

ALTER TABLE "Candidate" ADD COLUMN "timeZone" TEXT NOT NULL DEFAULT 'Europe/Helsinki';

-- One list of people who were invited together; its mails wait until "mailsFrom", and until then it can be undone.
CREATE TABLE "InvitationBatch" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mailsFrom" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InvitationBatch_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "InvitationBatch_id_organizationId_key" ON "InvitationBatch"("id", "organizationId");
CREATE INDEX "InvitationBatch_organizationId_assessmentId_idx" ON "InvitationBatch"("organizationId", "assessmentId");
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_assessmentId_organizationId_fkey" FOREIGN KEY ("assessmentId", "organizationId") REFERENCES "Assessment"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The link, sealed under a key that is not in the database, so that a reminder can carry the same one.
ALTER TABLE "Invitation" ADD COLUMN "sealedLink" TEXT, ADD COLUMN "batchId" UUID;
CREATE INDEX "Invitation_organizationId_createdAt_idx" ON "Invitation"("organizationId", "createdAt");
CREATE INDEX "Invitation_batchId_idx" ON "Invitation"("batchId");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_batchId_organizationId_fkey" FOREIGN KEY ("batchId", "organizationId") REFERENCES "InvitationBatch"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A reminder that was decided on: the row is what makes it the only one for its day.
CREATE TABLE "Reminder" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Reminder_attemptId_dueOn_key" ON "Reminder"("attemptId", "dueOn");
CREATE INDEX "Reminder_organizationId_idx" ON "Reminder"("organizationId");
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "OutboxMail" ADD COLUMN "attemptId" UUID,
  ADD COLUMN "onceKey" TEXT,
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "takenAt" TIMESTAMPTZ(3),
  ADD COLUMN "filedAt" TIMESTAMPTZ(3),
  ADD COLUMN "cancelledAt" TIMESTAMPTZ(3);
-- What was neither sent nor refused before was written as a file.
UPDATE "OutboxMail" SET "filedAt" = "createdAt" WHERE "sentAt" IS NULL AND error IS NULL;
CREATE UNIQUE INDEX "OutboxMail_organizationId_onceKey_key" ON "OutboxMail"("organizationId", "onceKey");
CREATE INDEX "OutboxMail_attemptId_idx" ON "OutboxMail"("attemptId");
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_invitations_check" CHECK ("dailyInvitations" BETWEEN 1 AND 100000);
-- Longer than two years only with a reason; what nobody was told is not kept.
ALTER TABLE "Assessment"
  ADD CONSTRAINT "Assessment_locales_check" CHECK (cardinality("locales") > 0 AND "locales" <@ ARRAY['fi', 'sv', 'en']),
  ADD CONSTRAINT "Assessment_candidateReport_check" CHECK ("candidateReport" IN ('atOnce', 'afterReview')),
  ADD CONSTRAINT "Assessment_retention_check" CHECK ("activeMonths" >= 1 AND "totalMonths" BETWEEN "activeMonths" AND 60),
  ADD CONSTRAINT "Assessment_retentionReason_check" CHECK ("totalMonths" <= 24 OR btrim(coalesce("retentionReason", '')) <> ''),
  ADD CONSTRAINT "Assessment_reminderDays_check" CHECK (cardinality("reminderDays") <= 5 AND 0 < ALL ("reminderDays") AND 60 >= ALL ("reminderDays"));
-- The shape of an IANA name; whether it exists is checked where it is entered.
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_timeZone_check" CHECK ("timeZone" ~ '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$' AND length("timeZone") <= 64);
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_size_check" CHECK ("size" BETWEEN 1 AND 2000 AND "mailsFrom" >= "createdAt");
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_tries_check" CHECK (tries >= 0 AND ("cancelledAt" IS NULL OR "sentAt" IS NULL));

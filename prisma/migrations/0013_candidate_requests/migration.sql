-- What a candidate asks of people, in own words, with the time by which somebody must answer, and the answer.
ALTER TABLE "CandidateRequest" ADD COLUMN "text" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "dueAt" TIMESTAMPTZ(3),
  ADD COLUMN "takenAt" TIMESTAMPTZ(3),
  ADD COLUMN "takenById" UUID,
  ADD COLUMN "answer" TEXT NOT NULL DEFAULT '';
UPDATE "CandidateRequest" SET "dueAt" = "createdAt" + interval '1 month';

-- One of a kind may wait at a time; after the answer there may be another.
DROP INDEX "CandidateRequest_attemptId_kind_key";
CREATE INDEX "CandidateRequest_attemptId_kind_idx" ON "CandidateRequest"("attemptId", "kind");
CREATE INDEX "CandidateRequest_organizationId_handledAt_idx" ON "CandidateRequest"("organizationId", "handledAt");
CREATE UNIQUE INDEX "CandidateRequest_one_waiting" ON "CandidateRequest"("attemptId", "kind") WHERE "handledAt" IS NULL;
CREATE UNIQUE INDEX "CandidateRequest_id_organizationId_key" ON "CandidateRequest"("id", "organizationId");

-- A comment asks for nothing and is due at no time; everything else is answered in words by somebody.
ALTER TABLE "CandidateRequest"
  ADD CONSTRAINT "CandidateRequest_kind_check" CHECK (kind IN ('comment', 'humanReview', 'writtenStatement', 'otherWay', 'erasure')),
  ADD CONSTRAINT "CandidateRequest_due_check" CHECK ((kind = 'comment') = ("dueAt" IS NULL)),
  ADD CONSTRAINT "CandidateRequest_text_check" CHECK (length("text") <= 4000 AND (kind <> 'comment' OR btrim("text") <> '')),
  ADD CONSTRAINT "CandidateRequest_taken_check" CHECK (("takenAt" IS NULL) = ("takenById" IS NULL)),
  ADD CONSTRAINT "CandidateRequest_handled_check" CHECK (("handledAt" IS NULL) = ("handledById" IS NULL)),
  ADD CONSTRAINT "CandidateRequest_answer_check" CHECK (length("answer") <= 8000 AND ("handledAt" IS NOT NULL OR "answer" = '')
    AND ("handledAt" IS NULL OR kind = 'comment' OR btrim("answer") <> ''));

-- How a candidate reads best. The arrangement is stored, never why.
ALTER TABLE "Attempt" ADD COLUMN "largeText" BOOLEAN NOT NULL DEFAULT false;

-- Interviews about a report: the questions, who interviews, what each of them rated alone, and what they agreed on.
CREATE TABLE "Interview" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "contentVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "revealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Interview_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "InterviewQuestion" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT,
    "ownText" TEXT,
    "scaleKey" TEXT,
    "stepId" TEXT,
    "addedById" UUID,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewQuestion_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "InterviewQuestion_words_check" CHECK (("key" IS NULL) <> ("ownText" IS NULL)),
    CONSTRAINT "InterviewQuestion_own_check" CHECK (("kind" = 'own') = ("ownText" IS NOT NULL) AND btrim("ownText") <> ''),
    CONSTRAINT "InterviewQuestion_kind_check" CHECK ("kind" IN
      ('below', 'above', 'noScore', 'favourable', 'step', 'clarify', 'bank', 'own')),
    -- Only what somebody added can be taken away.
    CONSTRAINT "InterviewQuestion_removed_check" CHECK ("removedAt" IS NULL OR "addedById" IS NOT NULL),
    CONSTRAINT "InterviewQuestion_scale_check" CHECK ("scaleKey" IN
      ('carefulness', 'salesConfidence', 'serviceOrientation', 'socialConfidence', 'stressTolerance', 'integrity'))
);

CREATE TABLE "InterviewSheet" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewSheet_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "InterviewSheet_submitted_check" CHECK ("submittedAt" IS NULL OR "removedAt" IS NULL)
);

CREATE TABLE "InterviewRating" (
    "sheetId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "rating" SMALLINT,
    "notAsked" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewRating_pkey" PRIMARY KEY ("sheetId", "questionId"),
    CONSTRAINT "InterviewRating_rating_check" CHECK ("rating" BETWEEN 1 AND 5),
    CONSTRAINT "InterviewRating_asked_check" CHECK (NOT "notAsked" OR "rating" IS NULL)
);

CREATE TABLE "InterviewConsensus" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "scaleKey" TEXT NOT NULL,
    "rating" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "agreedById" UUID NOT NULL,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewConsensus_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "InterviewConsensus_rating_check" CHECK ("rating" BETWEEN 1 AND 5),
    CONSTRAINT "InterviewConsensus_note_check" CHECK (btrim("note") <> ''),
    CONSTRAINT "InterviewConsensus_scale_check" CHECK ("scaleKey" IN
      ('carefulness', 'salesConfidence', 'serviceOrientation', 'socialConfidence', 'stressTolerance', 'integrity'))
);

CREATE UNIQUE INDEX "Interview_id_organizationId_key" ON "Interview"("id", "organizationId");
CREATE UNIQUE INDEX "Interview_reportId_organizationId_key" ON "Interview"("reportId", "organizationId");
CREATE INDEX "Interview_organizationId_attemptId_idx" ON "Interview"("organizationId", "attemptId");
CREATE UNIQUE INDEX "InterviewQuestion_id_interviewId_organizationId_key" ON "InterviewQuestion"("id", "interviewId", "organizationId");
CREATE UNIQUE INDEX "InterviewQuestion_interviewId_position_key" ON "InterviewQuestion"("interviewId", "position");
-- A question of the bank stands in an interview once; a step question once for each step.
CREATE UNIQUE INDEX "InterviewQuestion_key_once" ON "InterviewQuestion"("interviewId", "key", COALESCE("stepId", '')) WHERE "key" IS NOT NULL AND "removedAt" IS NULL;
CREATE UNIQUE INDEX "InterviewSheet_id_interviewId_organizationId_key" ON "InterviewSheet"("id", "interviewId", "organizationId");
CREATE UNIQUE INDEX "InterviewSheet_interviewId_userId_key" ON "InterviewSheet"("interviewId", "userId");
CREATE INDEX "InterviewSheet_organizationId_userId_submittedAt_idx" ON "InterviewSheet"("organizationId", "userId", "submittedAt");
CREATE INDEX "InterviewRating_questionId_idx" ON "InterviewRating"("questionId");
CREATE INDEX "InterviewConsensus_interviewId_scaleKey_agreedAt_idx" ON "InterviewConsensus"("interviewId", "scaleKey", "agreedAt");

-- What is written about a person goes when the attempt or the report goes.
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_reportId_organizationId_fkey" FOREIGN KEY ("reportId", "organizationId") REFERENCES "Report"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InterviewQuestion" ADD CONSTRAINT "InterviewQuestion_interviewId_organizationId_fkey" FOREIGN KEY ("interviewId", "organizationId") REFERENCES "Interview"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InterviewSheet" ADD CONSTRAINT "InterviewSheet_interviewId_organizationId_fkey" FOREIGN KEY ("interviewId", "organizationId") REFERENCES "Interview"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InterviewRating" ADD CONSTRAINT "InterviewRating_sheetId_interviewId_organizationId_fkey" FOREIGN KEY ("sheetId", "interviewId", "organizationId") REFERENCES "InterviewSheet"("id", "interviewId", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InterviewRating" ADD CONSTRAINT "InterviewRating_questionId_interviewId_organizationId_fkey" FOREIGN KEY ("questionId", "interviewId", "organizationId") REFERENCES "InterviewQuestion"("id", "interviewId", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InterviewConsensus" ADD CONSTRAINT "InterviewConsensus_interviewId_organizationId_fkey" FOREIGN KEY ("interviewId", "organizationId") REFERENCES "Interview"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was handed in was rated alone and stays so, whatever the others say afterwards.
CREATE FUNCTION reject_change_of_handed_in_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  submitted TIMESTAMPTZ;
BEGIN
  SELECT "submittedAt" INTO submitted FROM "InterviewSheet" WHERE id = NEW."sheetId" FOR SHARE;
  IF submitted IS NOT NULL THEN
    RAISE EXCEPTION 'the ratings of this interviewer are handed in';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER interview_rating_open BEFORE INSERT OR UPDATE ON "InterviewRating" FOR EACH ROW EXECUTE FUNCTION reject_change_of_handed_in_rating();

CREATE FUNCTION reject_change_of_handed_in_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."submittedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'the ratings of this interviewer are handed in';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER interview_sheet_frozen BEFORE UPDATE ON "InterviewSheet" FOR EACH ROW EXECUTE FUNCTION reject_change_of_handed_in_sheet();
CREATE TRIGGER interview_consensus_frozen BEFORE UPDATE OR DELETE ON "InterviewConsensus" FOR EACH ROW EXECUTE FUNCTION reject_change();

-- What a recruiter does with results: people by number where names are hidden, decisions in own words, views of a list.

-- How somebody is called while names are hidden. Drawn by chance: in the order of a pasted list it would tell the name.
ALTER TABLE "Attempt" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 0;
UPDATE "Attempt" a SET "number" = n.number
  FROM (SELECT id, 99 + row_number() OVER (PARTITION BY "assessmentId" ORDER BY gen_random_uuid()) AS number FROM "Attempt") n
 WHERE n.id = a.id;
CREATE UNIQUE INDEX "Attempt_assessmentId_number_key" ON "Attempt"("assessmentId", "number");

CREATE FUNCTION number_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lowest integer := 100;
BEGIN
  IF NEW.number <> 0 THEN
    RETURN NEW;
  END IF;
  -- One at a time in an assessment: two must not draw the same number unseen.
  PERFORM 1 FROM "Assessment" WHERE id = NEW."assessmentId" FOR NO KEY UPDATE;
  LOOP
    -- Three digits as long as they suffice, then four, then five.
    FOR try IN 1..12 LOOP
      NEW.number := lowest + floor(random() * lowest * 9)::integer;
      IF NOT EXISTS (SELECT 1 FROM "Attempt" WHERE "assessmentId" = NEW."assessmentId" AND number = NEW.number) THEN
        RETURN NEW;
      END IF;
    END LOOP;
    lowest := lowest * 10;
  END LOOP;
END $$;
CREATE TRIGGER attempt_number BEFORE INSERT ON "Attempt" FOR EACH ROW EXECUTE FUNCTION number_attempt();

CREATE OR REPLACE FUNCTION guard_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."submittedAt" IS NOT NULL AND NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt" THEN
    RAISE EXCEPTION 'an attempt is submitted once';
  END IF;
  IF NEW.ref <> OLD.ref OR NEW."assessmentId" <> OLD."assessmentId" OR NEW."candidateId" <> OLD."candidateId"
     OR NEW.number <> OLD.number THEN
    RAISE EXCEPTION 'what an attempt belongs to never changes';
  END IF;
  RETURN NEW;
END $$;

-- What lists need of a report, so that they do not read the whole of every one.
ALTER TABLE "Report" ADD COLUMN "flagCount" SMALLINT, ADD COLUMN "packedFit" BYTEA;
ALTER TABLE "Report" DISABLE TRIGGER report_frozen;
UPDATE "Report" r SET
  "flagCount" = (r.result->'quality'->>'flagCount')::smallint,
  -- The fit and its quantiles in steps of .02, as lib/fit/packed-fit reads them.
  "packedFit" = CASE WHEN r.result->'fit'->>'status' = 'fitted' THEN
    float8send((r.result->'fit'->>'fit')::float8) ||
    (SELECT string_agg(int2send(round(q.value::numeric * 50)::smallint), ''::bytea ORDER BY q.place)
       FROM jsonb_array_elements_text(r.result->'fit'->'quantiles') WITH ORDINALITY AS q(value, place)) END;
ALTER TABLE "Report" ENABLE TRIGGER report_frozen;

-- A name that somebody made visible, and why.
CREATE TABLE "NameReveal" (
    "attemptId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "revealedById" UUID NOT NULL,
    "revealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NameReveal_pkey" PRIMARY KEY ("attemptId")
);
CREATE UNIQUE INDEX "NameReveal_attemptId_organizationId_key" ON "NameReveal"("attemptId", "organizationId");
ALTER TABLE "NameReveal"
  ADD CONSTRAINT "NameReveal_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "NameReveal_organizationId_revealedById_fkey" FOREIGN KEY ("organizationId", "revealedById") REFERENCES "Membership"("organizationId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Decisions and their reopenings in order: nothing is written over.
CREATE TABLE "CandidateDecision" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "choice" TEXT,
    "grounds" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT NOT NULL,
    "toCandidate" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CandidateDecision_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CandidateDecision_id_organizationId_key" ON "CandidateDecision"("id", "organizationId");
CREATE UNIQUE INDEX "CandidateDecision_attemptId_seq_key" ON "CandidateDecision"("attemptId", "seq");
CREATE INDEX "CandidateDecision_organizationId_decidedAt_idx" ON "CandidateDecision"("organizationId", "decidedAt");
ALTER TABLE "CandidateDecision"
  ADD CONSTRAINT "CandidateDecision_attemptId_organizationId_fkey" FOREIGN KEY ("attemptId", "organizationId") REFERENCES "Attempt"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "CandidateDecision_reportId_organizationId_fkey" FOREIGN KEY ("reportId", "organizationId") REFERENCES "Report"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "CandidateDecision_organizationId_decidedById_fkey" FOREIGN KEY ("organizationId", "decidedById") REFERENCES "Membership"("organizationId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A member's filters of a list under a name; no search for a person is ever among them.
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filters" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SavedView_id_organizationId_key" ON "SavedView"("id", "organizationId");
CREATE UNIQUE INDEX "SavedView_organizationId_ownerId_name_key" ON "SavedView"("organizationId", "ownerId", "name");
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Membership"("organizationId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "NameReveal" ADD CONSTRAINT "NameReveal_reason_check" CHECK (length(btrim(reason)) BETWEEN 10 AND 500);

ALTER TABLE "CandidateDecision"
  ADD CONSTRAINT "CandidateDecision_seq_check" CHECK (seq >= 1),
  -- Odd rows decide, even ones open the case again: so a decision is never replaced without a reason of its own.
  ADD CONSTRAINT "CandidateDecision_kind_check" CHECK (kind = CASE WHEN seq % 2 = 1 THEN 'made' ELSE 'reopened' END),
  ADD CONSTRAINT "CandidateDecision_reason_check" CHECK (length(btrim(reason)) BETWEEN 20 AND 2000),
  ADD CONSTRAINT "CandidateDecision_toCandidate_check" CHECK (length("toCandidate") <= 2000 AND (kind = 'made' OR "toCandidate" = '')),
  -- A decision names at least one ground, and the score is none.
  ADD CONSTRAINT "CandidateDecision_choice_check" CHECK (
    (kind = 'made' AND choice IS NOT NULL AND choice IN ('interview', 'hire', 'keep', 'notNow') AND cardinality(grounds) BETWEEN 1 AND 7
      AND grounds <@ ARRAY['interview', 'application', 'experience', 'workSample', 'references', 'conditions', 'other'])
    OR (kind = 'reopened' AND choice IS NULL AND cardinality(grounds) = 0));

ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_name_check" CHECK (length(btrim(name)) BETWEEN 1 AND 60),
  ADD CONSTRAINT "SavedView_filters_check" CHECK (length(filters) <= 200 AND filters ~ '^[A-Za-z0-9=&]*$');

CREATE TRIGGER name_reveal_frozen BEFORE UPDATE OR DELETE ON "NameReveal" FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER candidate_decision_frozen BEFORE UPDATE OR DELETE ON "CandidateDecision" FOR EACH ROW EXECUTE FUNCTION reject_change();

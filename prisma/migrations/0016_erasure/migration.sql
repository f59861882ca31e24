-- Somebody asked that a person's data be kept past their time, for instance during a dispute.
ALTER TABLE "Candidate"
  ADD COLUMN "heldAt" TIMESTAMPTZ(3),
  ADD COLUMN "heldReason" TEXT,
  ADD COLUMN "heldById" UUID;
ALTER TABLE "Candidate"
  ADD CONSTRAINT "Candidate_held_check" CHECK (
    ("heldAt" IS NULL) = ("heldReason" IS NULL) AND ("heldAt" IS NULL) = ("heldById" IS NULL)),
  ADD CONSTRAINT "Candidate_heldReason_check" CHECK (char_length(btrim("heldReason")) BETWEEN 10 AND 500),
  ADD CONSTRAINT "Candidate_erased_check" CHECK (
    "erasedAt" IS NULL OR (name IS NULL AND email IS NULL AND "heldAt" IS NULL)),
  ADD CONSTRAINT "Candidate_held_by_fkey" FOREIGN KEY ("organizationId", "heldById")
    REFERENCES "Membership" ("organizationId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- When the time of an attempt is over: so many months after the decision, or after the last thing that happened.
CREATE FUNCTION attempt_kept_until(attempt uuid) RETURNS timestamptz LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT coalesce(
      (SELECT max(d."decidedAt") FROM "CandidateDecision" d WHERE d."attemptId" = a.id AND d.kind = 'made'),
      greatest(a."invitedAt", a."openedAt", a."startedAt", a."submittedAt", a."withdrawnAt", s."closesAt"))
    + make_interval(months => s."totalMonths")
  FROM "Attempt" a JOIN "Assessment" s ON s.id = a."assessmentId" WHERE a.id = attempt
$$;

-- The application may not delete what is append-only. This is the one way, and what stays of a person is counted only:
-- that somebody was invited, when, and how far it went. It gives the mails whose files are still to be removed.
CREATE FUNCTION erase_candidate(erased uuid, organization uuid) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  address text;
  attempts uuid[];
BEGIN
  SELECT email INTO address FROM "Candidate"
    WHERE id = erased AND "organizationId" = organization AND "erasedAt" IS NULL AND "heldAt" IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT coalesce(array_agg(id), '{}') INTO attempts FROM (
    SELECT id FROM "Attempt" WHERE "candidateId" = erased ORDER BY id FOR UPDATE) AS own;
  PERFORM set_config('app.erasure', 'on', true);
  DELETE FROM "Interview" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "CandidateDecision" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "NameReveal" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "Report" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "Answer" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "CandidateRequest" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "ConsentRecord" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "CandidateSession" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "Reminder" WHERE "attemptId" = ANY(attempts);
  DELETE FROM "Invitation" WHERE "attemptId" = ANY(attempts);
  RETURN QUERY DELETE FROM "OutboxMail" m
    WHERE m."organizationId" = organization AND (m."attemptId" = ANY(attempts)
      OR (m.recipient = address AND m.kind IN ('candidateInvitation', 'candidateReminder', 'deadlineExtended',
        'answersReceived', 'invitationCancelled', 'reportReady', 'requestAnswered')))
    RETURNING m.id;
  UPDATE "Attempt" SET "largeText" = false,
      status = CASE WHEN status IN ('invited', 'opened', 'inProgress') THEN 'cancelled' ELSE status END
    WHERE id = ANY(attempts);
  UPDATE "Candidate" SET name = NULL, email = NULL, "erasedAt" = now(), "timeZone" = 'UTC' WHERE id = erased;
  PERFORM set_config('app.erasure', 'off', true);
END $$;

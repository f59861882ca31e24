-- Rules of the job analysis that only the services held until now. Errors of triggers are raised with the default
-- SQLSTATE: class 23 would reach the application as a foreign-key error.

-- A second link of the same rater, sent when a discussion opens: the first one goes on working.
ALTER TABLE "Rater" ADD COLUMN "discussionTokenHash" TEXT;
CREATE UNIQUE INDEX "Rater_discussionTokenHash_key" ON "Rater"("discussionTokenHash");

-- What is said of a step is said of a step of the same job.
CREATE UNIQUE INDEX "TaskStep_id_jobRoleId_organizationId_key" ON "TaskStep"("id", "jobRoleId", "organizationId");
ALTER TABLE "StepComment" DROP CONSTRAINT "StepComment_taskStepId_organizationId_fkey";
ALTER TABLE "StepComment" ADD CONSTRAINT "StepComment_taskStepId_jobRoleId_organizationId_fkey" FOREIGN KEY ("taskStepId", "jobRoleId", "organizationId") REFERENCES "TaskStep"("id", "jobRoleId", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FrequencyDecision" DROP CONSTRAINT "FrequencyDecision_taskStepId_organizationId_fkey";
ALTER TABLE "FrequencyDecision" ADD CONSTRAINT "FrequencyDecision_taskStepId_jobRoleId_organizationId_fkey" FOREIGN KEY ("taskStepId", "jobRoleId", "organizationId") REFERENCES "TaskStep"("id", "jobRoleId", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "JobFix" DROP CONSTRAINT "JobFix_taskStepId_organizationId_fkey";
ALTER TABLE "JobFix" ADD CONSTRAINT "JobFix_taskStepId_jobRoleId_organizationId_fkey" FOREIGN KEY ("taskStepId", "jobRoleId", "organizationId") REFERENCES "TaskStep"("id", "jobRoleId", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CriticalIncident" DROP CONSTRAINT "CriticalIncident_taskStepId_organizationId_fkey";
ALTER TABLE "CriticalIncident" ADD CONSTRAINT "CriticalIncident_taskStepId_jobRoleId_organizationId_fkey" FOREIGN KEY ("taskStepId", "jobRoleId", "organizationId") REFERENCES "TaskStep"("id", "jobRoleId", "organizationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A published upper limit stands on its incident, two experts and a day of review, and a weight set by hand on its
-- reason. Profiles that were published before these were asked for stay as they are.
ALTER TABLE "RoleProfileVersion"
  ADD CONSTRAINT "RoleProfileVersion_upper_check" CHECK (
    jsonb_array_length(jsonb_path_query_array(document, '$.scales[*] ? (@.targetUpper != null)'))
    = jsonb_array_length(jsonb_path_query_array(document, '$.scales[*] ? (@.targetUpper >= 65 && @.targetUpper <= 80
        && @.targetUpper > @.targetLower && @.upperReason like_regex "\\S" && exists(@.upperBasis.experts[1])
        && @.upperBasis.reviewOn like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")'))) NOT VALID,
  ADD CONSTRAINT "RoleProfileVersion_override_check" CHECK (
    jsonb_array_length(jsonb_path_query_array(document, '$.scales[*].override'))
    = jsonb_array_length(jsonb_path_query_array(document, '$.scales[*].override ? (@.reason like_regex "\\S")'))) NOT VALID;

ALTER TABLE "JobRole"
  ADD CONSTRAINT "JobRole_title_check" CHECK (btrim(title) <> ''),
  -- Only what is archived goes into the bin.
  ADD CONSTRAINT "JobRole_bin_check" CHECK ("deletedAt" IS NULL OR "archivedAt" IS NOT NULL);

-- Channels are known words, separated by commas.
ALTER TABLE "TaskStep" ADD CONSTRAINT "TaskStep_channels_check"
  CHECK (string_to_array(channels, ',') <@ ARRAY['faceToFace', 'phone', 'chat', 'email', 'video', 'selfService']);

-- Where people are: an account keeps its name itself, and of somebody turned away nothing is kept.
ALTER TABLE "Rater"
  ADD CONSTRAINT "Rater_account_check" CHECK ("userId" IS NULL OR (name IS NULL AND email IS NULL)),
  ADD CONSTRAINT "Rater_email_check" CHECK (email = lower(email) AND length(email) <= 254),
  ADD CONSTRAINT "Rater_name_check" CHECK (btrim(name) <> '' AND length(name) <= 120),
  ADD CONSTRAINT "Rater_revoked_check" CHECK ("revokedAt" IS NULL
    OR (name IS NULL AND email IS NULL AND "tokenHash" IS NULL AND "submittedAt" IS NULL)),
  ADD CONSTRAINT "Rater_discussion_check" CHECK ("discussionTokenHash" IS NULL
    OR ("tokenHash" IS NOT NULL AND "submittedAt" IS NOT NULL));
ALTER TABLE "Observer"
  ADD CONSTRAINT "Observer_email_check" CHECK (email = lower(email) AND length(email) <= 254),
  ADD CONSTRAINT "Observer_name_check" CHECK (btrim(name) <> '' AND length(name) <= 120),
  ADD CONSTRAINT "Observer_revoked_check" CHECK ("revokedAt" IS NULL
    OR (name IS NULL AND email IS NULL AND "tokenHash" IS NULL));

-- What comes in through a link without an account is bounded here too.
ALTER TABLE "StepRating" ADD CONSTRAINT "StepRating_took_day_check" CHECK ("tookMs" <= 86400000);
ALTER TABLE "ObservationSession"
  ADD CONSTRAINT "ObservationSession_label_check" CHECK (btrim(label) <> '' AND length(label) <= 80),
  ADD CONSTRAINT "ObservationSession_code_check" CHECK (length("parallelCode") <= 20);
ALTER TABLE "ObservationTap" ADD CONSTRAINT "ObservationTap_note_check" CHECK (length(note) <= 300);
ALTER TABLE "CriticalIncident" ADD CONSTRAINT "CriticalIncident_texts_check" CHECK (
  btrim(happened) <> '' AND length(happened) <= 2000 AND btrim(action) <> '' AND length(action) <= 2000
  AND btrim(outcome) <> '' AND length(outcome) <= 2000);

-- A plan without any content is no plan.
ALTER TABLE "JobFix" ADD CONSTRAINT "JobFix_content_check"
  CHECK (change <> '' OR owner <> '' OR "dueOn" IS NOT NULL OR state <> 'open');
ALTER TABLE "RoleCondition" ADD CONSTRAINT "RoleCondition_content_check"
  CHECK (present <> '' OR missing <> '' OR owner <> '' OR "dueOn" IS NOT NULL OR state <> 'open');

-- A decided comment is never changed.
CREATE FUNCTION reject_decided_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."resolvedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a decided comment never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_comment_decided BEFORE UPDATE ON "StepComment" FOR EACH ROW EXECUTE FUNCTION reject_decided_comment();

-- A role in the bin takes no new assessment. The role is held, so that it cannot go there at the same moment.
CREATE FUNCTION reject_assessment_of_deleted_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "JobRole" r JOIN "RoleProfileVersion" v ON v."jobRoleId" = r.id
    WHERE v.id = NEW."roleProfileVersionId" AND r."deletedAt" IS NULL FOR SHARE OF r;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the job role of the profile is deleted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_role_alive BEFORE INSERT ON "Assessment" FOR EACH ROW EXECUTE FUNCTION reject_assessment_of_deleted_role();

-- An invited rater rates the steps of one job: at first until the ratings are handed in, and once more while a
-- discussion of the step is open. The first vote is what was said before anybody talked.
CREATE OR REPLACE FUNCTION reject_late_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vote record := COALESCE(NEW, OLD);
  rater record;
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.erasure', true) = 'on' THEN
    RETURN OLD;
  END IF;
  SELECT "userId", "jobRoleId", "submittedAt", "revokedAt" INTO rater FROM "Rater" WHERE id = vote."raterId";
  IF NOT EXISTS (SELECT 1 FROM "TaskStep" s WHERE s.id = vote."taskStepId" AND s."jobRoleId" = rater."jobRoleId") THEN
    RAISE EXCEPTION 'the step is not of the job that the rater rates';
  END IF;
  IF rater."userId" IS NOT NULL THEN
    RETURN vote;
  END IF;
  IF rater."revokedAt" IS NOT NULL OR (vote.round = 1 AND rater."submittedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'the rater has handed in these ratings';
  END IF;
  IF vote.round = 2 AND (rater."submittedAt" IS NULL OR NOT EXISTS (
      SELECT 1 FROM "ConsensusSession" d JOIN "ConsensusStep" c ON c."sessionId" = d.id
      WHERE d."jobRoleId" = rater."jobRoleId" AND d."closedAt" IS NULL AND c."taskStepId" = vote."taskStepId")) THEN
    RAISE EXCEPTION 'no discussion of the step is open';
  END IF;
  RETURN vote;
END $$;

-- Rules that the schema language cannot say: ranges, immutability, once-only facts.
-- Errors are raised with the default SQLSTATE: class 23 would reach the application as a foreign-key error.

ALTER TABLE "Organization"
  ADD CONSTRAINT "Organization_locale_check" CHECK ("defaultLocale" IN ('fi', 'sv', 'en')),
  ADD CONSTRAINT "Organization_retention_check" CHECK ("activeMonths" BETWEEN 1 AND 24 AND "totalMonths" BETWEEN "activeMonths" AND 60);

ALTER TABLE "User" ADD CONSTRAINT "User_email_lower_check" CHECK (email = lower(email));

ALTER TABLE "StepRating"
  ADD CONSTRAINT "StepRating_frequency_check" CHECK (frequency BETWEEN 0 AND 6),
  ADD CONSTRAINT "StepRating_loss_check" CHECK (loss BETWEEN 0 AND 4),
  ADD CONSTRAINT "StepRating_gain_check" CHECK (gain BETWEEN 0 AND 4);

ALTER TABLE "StepRelevance"
  ADD CONSTRAINT "StepRelevance_relevance_check" CHECK (relevance BETWEEN 0 AND 3),
  ADD CONSTRAINT "StepRelevance_scale_check" CHECK ("scaleKey" IN
    ('carefulness', 'salesConfidence', 'serviceOrientation', 'socialConfidence', 'stressTolerance', 'integrity'));

-- Drafts may be half-finished (an upper limit typed before its reason); publishing checks the whole.
ALTER TABLE "RoleScaleSetting"
  ADD CONSTRAINT "RoleScaleSetting_scale_check" CHECK ("scaleKey" IN
    ('carefulness', 'salesConfidence', 'serviceOrientation', 'socialConfidence', 'stressTolerance', 'integrity')),
  ADD CONSTRAINT "RoleScaleSetting_lower_check" CHECK ("targetLower" BETWEEN 20 AND 80),
  ADD CONSTRAINT "RoleScaleSetting_upper_check" CHECK ("targetUpper" IS NULL OR "targetUpper" BETWEEN 65 AND 80),
  ADD CONSTRAINT "RoleScaleSetting_order_check" CHECK ("targetUpper" IS NULL OR "targetLower" IS NULL OR "targetUpper" > "targetLower"),
  ADD CONSTRAINT "RoleScaleSetting_excluded_check" CHECK ("excludedReason" IS NULL OR btrim("excludedReason") <> '');

ALTER TABLE "Answer" ADD CONSTRAINT "Answer_value_check" CHECK (value BETWEEN 1 AND 5);

ALTER TABLE "Attempt"
  ADD CONSTRAINT "Attempt_locale_check" CHECK (locale IN ('fi', 'sv', 'en')),
  ADD CONSTRAINT "Attempt_submitted_check" CHECK ((status IN ('submitted', 'reviewed')) <= ("submittedAt" IS NOT NULL)),
  ADD CONSTRAINT "Attempt_withdrawn_check" CHECK ((status = 'withdrawn') <= ("withdrawnAt" IS NOT NULL));

-- One live link and one live candidate session per attempt.
CREATE UNIQUE INDEX "Invitation_one_live" ON "Invitation" ("attemptId") WHERE "revokedAt" IS NULL;
CREATE UNIQUE INDEX "CandidateSession_one_live" ON "CandidateSession" ("attemptId") WHERE "endedAt" IS NULL;

-- Frozen rows. Erasing a person is the one reason to delete, and says so by the setting app.erasure.
CREATE FUNCTION reject_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.erasure', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are immutable', TG_TABLE_NAME;
END $$;

CREATE TRIGGER role_profile_version_frozen BEFORE UPDATE OR DELETE ON "RoleProfileVersion" FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER questionnaire_version_frozen BEFORE UPDATE OR DELETE ON "QuestionnaireVersion" FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER norm_version_frozen BEFORE UPDATE OR DELETE ON "NormVersion" FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER consent_record_frozen BEFORE UPDATE OR DELETE ON "ConsentRecord" FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER report_frozen BEFORE UPDATE OR DELETE ON "Report" FOR EACH ROW EXECUTE FUNCTION reject_change();

CREATE FUNCTION reject_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_event_frozen BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION reject_audit_change();

-- An answer can change while its attempt is under way, and never after.
CREATE FUNCTION reject_late_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open boolean;
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.erasure', true) = 'on' THEN
    RETURN OLD;
  END IF;
  SELECT status = 'inProgress' INTO open FROM "Attempt" WHERE id = COALESCE(NEW."attemptId", OLD."attemptId");
  IF open IS NOT TRUE THEN
    RAISE EXCEPTION 'the attempt takes no answers';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER answer_open BEFORE INSERT OR UPDATE OR DELETE ON "Answer" FOR EACH ROW EXECUTE FUNCTION reject_late_answer();

CREATE FUNCTION guard_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."submittedAt" IS NOT NULL AND NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt" THEN
    RAISE EXCEPTION 'an attempt is submitted once';
  END IF;
  IF NEW.ref <> OLD.ref OR NEW."assessmentId" <> OLD."assessmentId" OR NEW."candidateId" <> OLD."candidateId" THEN
    RAISE EXCEPTION 'what an attempt belongs to never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_guard BEFORE UPDATE ON "Attempt" FOR EACH ROW EXECUTE FUNCTION guard_attempt();

-- What an assessment pins is fixed as soon as it is open.
CREATE FUNCTION guard_assessment_pins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'DRAFT' AND
     (NEW."roleProfileVersionId", NEW."questionnaireVersionId", NEW."normVersionId", NEW."scoringVersion",
      NEW."narrativeVersion", NEW."consentVersion", NEW."scaleKeys", NEW."itemIds")
     IS DISTINCT FROM
     (OLD."roleProfileVersionId", OLD."questionnaireVersionId", OLD."normVersionId", OLD."scoringVersion",
      OLD."narrativeVersion", OLD."consentVersion", OLD."scaleKeys", OLD."itemIds") THEN
    RAISE EXCEPTION 'the pinned versions of an open assessment never change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_pins BEFORE UPDATE ON "Assessment" FOR EACH ROW EXECUTE FUNCTION guard_assessment_pins();

-- The application may not delete what is append-only. Erasing a role that has been in the bin for a month is the one
-- way, and this function checks the bin and the month itself.
CREATE FUNCTION erase_job_role(erased uuid, organization uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "JobRole" WHERE id = erased AND "organizationId" = organization
    AND "deletedAt" < now() - interval '30 days' FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM "Assessment" a JOIN "RoleProfileVersion" v ON v.id = a."roleProfileVersionId"
    WHERE v."jobRoleId" = erased) THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.erasure', 'on', true);
  DELETE FROM "StepComment" WHERE "jobRoleId" = erased;
  DELETE FROM "FrequencyDecision" WHERE "jobRoleId" = erased;
  DELETE FROM "CriticalIncident" WHERE "jobRoleId" = erased;
  DELETE FROM "ObservationSession" WHERE "jobRoleId" = erased;
  DELETE FROM "Observer" WHERE "jobRoleId" = erased;
  DELETE FROM "ConsensusSession" WHERE "jobRoleId" = erased;
  DELETE FROM "StepRelevance" r USING "TaskStep" s WHERE s.id = r."taskStepId" AND s."jobRoleId" = erased;
  DELETE FROM "StepRating" r USING "TaskStep" s WHERE s.id = r."taskStepId" AND s."jobRoleId" = erased;
  DELETE FROM "Rater" WHERE "jobRoleId" = erased;
  DELETE FROM "TargetAnswer" WHERE "jobRoleId" = erased;
  DELETE FROM "RoleScaleSetting" WHERE "jobRoleId" = erased;
  DELETE FROM "DraftChange" WHERE "jobRoleId" = erased;
  DELETE FROM "TaskStep" WHERE "jobRoleId" = erased;
  DELETE FROM "Stage" WHERE "jobRoleId" = erased;
  DELETE FROM "RoleProfileVersion" WHERE "jobRoleId" = erased;
  DELETE FROM "JobRole" WHERE id = erased;
  PERFORM set_config('app.erasure', 'off', true);
  RETURN true;
END $$;

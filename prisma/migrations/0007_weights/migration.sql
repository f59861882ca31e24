-- Weights set by hand with their reason, what stands behind an upper limit, and experts' answers about targets.
ALTER TABLE "RoleScaleSetting"
  ADD COLUMN "upperFirstExpert" "RaterKind",
  ADD COLUMN "upperSecondExpert" "RaterKind",
  ADD COLUMN "upperReviewOn" DATE,
  ADD COLUMN "overrideWeight" DOUBLE PRECISION,
  ADD COLUMN "overrideReason" TEXT,
  ADD CONSTRAINT "RoleScaleSetting_override_check" CHECK (
    ("overrideWeight" IS NULL AND "overrideReason" IS NULL)
    OR ("overrideWeight" > 0 AND "overrideWeight" <= 1 AND btrim("overrideReason") <> '' AND "overrideReason" IS NOT NULL));

CREATE TABLE "TargetAnswer" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "jobRoleId" UUID NOT NULL,
    "scaleKey" TEXT NOT NULL,
    "kind" "RaterKind" NOT NULL,
    "percentile" SMALLINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TargetAnswer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TargetAnswer_percentile_check" CHECK (percentile BETWEEN 1 AND 99),
    CONSTRAINT "TargetAnswer_scale_check" CHECK ("scaleKey" IN
      ('carefulness', 'salesConfidence', 'serviceOrientation', 'socialConfidence', 'stressTolerance', 'integrity'))
);
CREATE UNIQUE INDEX "TargetAnswer_id_organizationId_key" ON "TargetAnswer"("id", "organizationId");
CREATE INDEX "TargetAnswer_organizationId_jobRoleId_scaleKey_idx" ON "TargetAnswer"("organizationId", "jobRoleId", "scaleKey");
ALTER TABLE "TargetAnswer" ADD CONSTRAINT "TargetAnswer_jobRoleId_organizationId_fkey" FOREIGN KEY ("jobRoleId", "organizationId") REFERENCES "JobRole"("id", "organizationId") ON DELETE RESTRICT ON UPDATE CASCADE;

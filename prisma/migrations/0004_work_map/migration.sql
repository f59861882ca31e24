-- AlterTable
ALTER TABLE "JobRole"
  ADD COLUMN "experience" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "isco" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "owner" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "mixAttention" SMALLINT,
  ADD COLUMN "mixSubstance" SMALLINT,
  ADD COLUMN "mixContent" SMALLINT,
  ADD COLUMN "mixCritical" SMALLINT;

-- AlterTable
ALTER TABLE "Stage"
  ADD COLUMN "kpi" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "kpiUnit" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "kpiGoal" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "kpiKind" TEXT NOT NULL DEFAULT 'quality',
  ADD COLUMN "promise" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "owner" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "TaskStep"
  ADD COLUMN "channels" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "serviceLevel" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "personalisation" SMALLINT,
  ADD COLUMN "latitude" SMALLINT,
  ADD COLUMN "authority" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "desk" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "rules" SMALLINT;

-- Ranges that the schema language cannot say.
ALTER TABLE "JobRole"
  ADD CONSTRAINT "JobRole_isco_check" CHECK (isco ~ '^([0-9]{4})?$'),
  ADD CONSTRAINT "JobRole_mix_check" CHECK ("mixAttention" BETWEEN 0 AND 100 AND "mixSubstance" BETWEEN 0 AND 100
    AND "mixContent" BETWEEN 0 AND 100 AND "mixCritical" BETWEEN 0 AND 100);
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_kpi_kind_check" CHECK ("kpiKind" IN ('quality', 'volume'));
ALTER TABLE "TaskStep"
  ADD CONSTRAINT "TaskStep_level_check" CHECK ("serviceLevel" IN ('', 'basic', 'expected', 'exceeding')),
  ADD CONSTRAINT "TaskStep_personalisation_check" CHECK (personalisation BETWEEN 0 AND 4),
  ADD CONSTRAINT "TaskStep_latitude_check" CHECK (latitude BETWEEN 0 AND 4),
  ADD CONSTRAINT "TaskStep_rules_check" CHECK (rules BETWEEN 0 AND 99);

-- CreateEnum
CREATE TYPE "ComputationStatus" AS ENUM ('waiting', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "Computation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "status" "ComputationStatus" NOT NULL DEFAULT 'waiting',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "result" JSONB,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Computation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Computation_id_organizationId_key" ON "Computation"("id", "organizationId");

-- CreateIndex
CREATE INDEX "Computation_organizationId_kind_subjectId_requestedAt_idx" ON "Computation"("organizationId", "kind", "subjectId", "requestedAt");

-- AddForeignKey
ALTER TABLE "Computation" ADD CONSTRAINT "Computation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say. A second request while one is on its way finds that one.
ALTER TABLE "Computation"
  ADD CONSTRAINT "Computation_progress_check" CHECK (progress BETWEEN 0 AND 1),
  ADD CONSTRAINT "Computation_result_check" CHECK ((status = 'done') = (result IS NOT NULL)),
  ADD CONSTRAINT "Computation_finished_check" CHECK ((status IN ('done', 'failed')) = ("finishedAt" IS NOT NULL));
CREATE UNIQUE INDEX "Computation_one_open" ON "Computation" ("organizationId", kind, "subjectId") WHERE status IN ('waiting', 'running');

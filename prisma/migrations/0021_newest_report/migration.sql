-- The newest report of an attempt is looked for once for every row of a list: without its own index the database may go
-- through all reports of the organisation by their time for each of them.
CREATE INDEX "Report_attemptId_computedAt_id_idx" ON "Report"("attemptId", "computedAt" DESC, "id" DESC);

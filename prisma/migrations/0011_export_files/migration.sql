-- Files that were too long to make in a request, kept for a day for whoever asked for them.

-- CreateTable
CREATE TABLE "ExportFile" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "computationId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExportFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportPart" (
    "fileId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "ExportPart_pkey" PRIMARY KEY ("fileId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExportFile_id_organizationId_key" ON "ExportFile"("id", "organizationId");

-- CreateIndex
CREATE INDEX "ExportFile_organizationId_assessmentId_idx" ON "ExportFile"("organizationId", "assessmentId");

-- CreateIndex
CREATE INDEX "ExportFile_computationId_idx" ON "ExportFile"("computationId");

-- CreateIndex
CREATE INDEX "ExportFile_expiresAt_idx" ON "ExportFile"("expiresAt");

-- AddForeignKey
ALTER TABLE "ExportFile" ADD CONSTRAINT "ExportFile_computationId_organizationId_fkey" FOREIGN KEY ("computationId", "organizationId") REFERENCES "Computation"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportFile" ADD CONSTRAINT "ExportFile_assessmentId_organizationId_fkey" FOREIGN KEY ("assessmentId", "organizationId") REFERENCES "Assessment"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportPart" ADD CONSTRAINT "ExportPart_fileId_organizationId_fkey" FOREIGN KEY ("fileId", "organizationId") REFERENCES "ExportFile"("id", "organizationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "ExportFile"
  ADD CONSTRAINT "ExportFile_bytes_check" CHECK (bytes >= 0),
  ADD CONSTRAINT "ExportFile_expires_check" CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '2 days');
ALTER TABLE "ExportPart"
  ADD CONSTRAINT "ExportPart_position_check" CHECK (position >= 0),
  ADD CONSTRAINT "ExportPart_content_check" CHECK (octet_length(content) BETWEEN 1 AND 4194304);

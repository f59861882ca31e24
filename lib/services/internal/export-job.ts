import 'server-only';
import { AppError } from '@/lib/core/app-error';
import { db } from '@/lib/db/client';
import * as exportFiles from '@/lib/db/repositories/export-files';
import * as organizations from '@/lib/db/repositories/organizations';
import { uuidv7 } from '@/lib/db/uuid';
import { answersFile, directFile, nameOf, openExport } from './assessment-export';
import type { ExportKind } from './export-kind';
import { type Sink, writeArchive } from './report-archive';

/** A file is kept for a day. */
const KEPT_MS = 86_400_000;

/** Bytes of one stored stretch. */
const PART_BYTES = 1_048_576;

export type ExportJob = Readonly<{
  organizationId: string;
  computationId: string;
  assessmentId: string;
  kind: ExportKind;
  onProgress: (share: number) => void;
}>;

/**
 * Makes a file in the job worker and stores it part by part. A second try begins anew; what the first one left is removed.
 *
 * @returns The id of the file.
 * @throws {AppError} NOT_FOUND when the assessment is gone.
 */
export async function runExportJob(job: ExportJob): Promise<{ fileId: string }> {
  const { organizationId, computationId, assessmentId, kind } = job;
  await exportFiles.removeOfComputation(db(), organizationId, computationId);
  const opened = await openExport(organizationId, assessmentId, kind.locale);
  const fileId = uuidv7();
  const store = partStore(organizationId, fileId);
  const start = (fileName: string) =>
    exportFiles.insert(db(), organizationId, {
      ...{ id: fileId, computationId, assessmentId, fileName },
      expiresAt: new Date(Date.now() + KEPT_MS),
    });
  if (kind.format === 'zip') {
    const organization = await organizations.find(db(), organizationId);
    if (!organization) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
    await start(nameOf(opened, opened.words.say('exports')('file'), 'zip'));
    const { onProgress } = job;
    await writeArchive(opened, { organizationName: organization.name, sink: store.write, onProgress });
  } else {
    const { format } = kind;
    const file = format === 'answers' ? await answersFile(opened) : await directFile(opened, format);
    await start(file.fileName);
    await store.write(asBytes(file.content));
  }
  await exportFiles.finish(db(), organizationId, fileId, await store.close());
  return { fileId };
}

function asBytes(content: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Cuts what comes into stretches of equal length. */
function partStore(
  organizationId: string,
  fileId: string,
): Readonly<{ write: Sink; close: () => Promise<number> }> {
  let held: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  let position = 0;
  let total = 0;
  const flush = async () => {
    if (heldBytes === 0) return;
    const content = new Uint8Array(heldBytes);
    let at = 0;
    for (const bytes of held) {
      content.set(bytes, at);
      at += bytes.length;
    }
    [held, heldBytes] = [[], 0];
    await exportFiles.addPart(db(), organizationId, { fileId, position, content });
    position += 1;
  };
  const take = async (bytes: Uint8Array<ArrayBuffer>) => {
    held.push(bytes);
    heldBytes += bytes.length;
    total += bytes.length;
    if (heldBytes >= PART_BYTES) await flush();
  };
  return {
    write: async (bytes) => {
      for (let from = 0; from < bytes.length; from += PART_BYTES)
        await take(bytes.slice(from, from + PART_BYTES));
    },
    close: async () => {
      await flush();
      return total;
    },
  };
}

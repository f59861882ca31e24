import 'server-only';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { loadNarratives } from '@/lib/content/load';
import type { ExportedCandidate } from '@/lib/exports/candidates/candidate-row';
import { reportPaper } from '@/lib/exports/report/report-paper';
import { writePaper } from '@/lib/pdf/write-paper';
import {
  type AssessmentExport,
  candidateFile,
  codebookFile,
  type ExportPerson,
  type FileContent,
  readPeople,
} from './assessment-export';

/** Called with each stretch of the archive, in order. */
export type Sink = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

type ArchiveOptions = Readonly<{
  organizationName: string;
  sink: Sink;
  onProgress: (share: number) => void;
}>;

/**
 * Every report that may be read as a PDF, with the table, the versions and the codebook, as one archive. It is handed on
 * piece by piece: however many people there are, only one report is held at a time.
 *
 * @returns How many reports are in it.
 */
export async function writeArchive(
  opened: AssessmentExport,
  { organizationName, sink, onProgress }: ArchiveOptions,
): Promise<number> {
  const waiting: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    waiting.push(chunk);
  });
  const handOn = async () => {
    for (const chunk of waiting.splice(0)) await sink(new Uint8Array(chunk));
  };
  const candidates: ExportedCandidate[] = [];
  let reports = 0;
  for await (const person of readPeople(opened, onProgress)) {
    candidates.push(person.candidate);
    const file = await reportFile(opened, person, organizationName);
    if (file === null) continue;
    // A PDF is packed already.
    addFile(zip, new ZipPassThrough(`reports/${file.fileName}`), file);
    reports += 1;
    await handOn();
  }
  const files = [
    await candidateFile(opened, candidates, 'csv'),
    await candidateFile(opened, candidates, 'json'),
    codebookFile(opened),
  ];
  for (const file of files) addFile(zip, new ZipDeflate(file.fileName), file);
  zip.end();
  await handOn();
  return reports;
}

function addFile(zip: Zip, entry: ZipPassThrough | ZipDeflate, { content }: FileContent): void {
  zip.add(entry);
  entry.push(typeof content === 'string' ? new TextEncoder().encode(content) : content, true);
}

async function reportFile(
  { frame, profile, words }: AssessmentExport,
  { row, model, candidate }: ExportPerson,
  organizationName: string,
): Promise<FileContent | null> {
  if (model === null || row.computedAt === null) return null;
  const paper = reportPaper(
    {
      personName: candidate.name,
      organization: organizationName,
      job: { title: profile.title, version: frame.profile.version },
      model,
      profile,
      profilePublishedAt: frame.profile.publishedAt,
      answeredIn: row.locale,
      submittedAt: row.submittedAt,
      receipt: row.receipt,
      computedAt: row.computedAt,
      resultHash: row.resultHash ?? '',
      isReplaced: false,
    },
    words,
    loadNarratives(model.versions.narratives, words.locale),
  );
  return { fileName: `report-${row.receipt}.pdf`, content: await writePaper(paper) };
}

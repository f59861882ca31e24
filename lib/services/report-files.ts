import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { loadNarratives } from '@/lib/content/load';
import { AppError } from '@/lib/core/app-error';
import { fileName } from '@/lib/core/file-name';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as organizations from '@/lib/db/repositories/organizations';
import { comparisonPaper } from '@/lib/exports/comparison/comparison-paper';
import { reportPaper } from '@/lib/exports/report/report-paper';
import { loadWords } from '@/lib/i18n/words';
import { writePaper } from '@/lib/pdf/write-paper';
import type { ComparisonPdfInput, ReportPdfInput } from '@/lib/validation/exports';
import { compareCandidates } from './comparisons';
import type { ExportFile } from './dossiers';
import { nameInWords } from './internal/name-in-words';
import { viewReport } from './reports';

/**
 * A fit report as a tagged PDF with the numbers and sentences of its page. The name stands in it as the page shows it:
 * not where names are hidden. The file is called by the candidate's reference.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the result is not to be read.
 */
export async function exportReportPdf(
  actor: Actor,
  { reportId, locale }: ReportPdfInput,
): Promise<ExportFile> {
  authorize(actor, 'report:read');
  const { organizationId } = actor;
  const report = await viewReport(actor, { reportId, tracing: true });
  if (report.status !== 'shown')
    throw new AppError('INVALID_STATE', `report ${reportId} is ${report.status}`);
  const organization = await organizations.find(db(), organizationId);
  if (!organization) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  const words = await loadWords(locale);
  const paper = reportPaper(
    {
      ...report,
      personName: nameInWords(report.person, words),
      organization: organization.name,
      answeredIn: report.locale,
      isReplaced: report.newerReportId !== null,
    },
    words,
    loadNarratives(report.model.versions.narratives, locale),
  );
  const content = await writePaper(paper);
  await inTransaction((tx) =>
    auditEvents.record(tx, organizationId, {
      actor,
      action: 'report.exported',
      subjectType: 'report',
      subjectId: reportId,
      data: { format: 'pdf' },
    }),
  );
  return { fileName: fileName(`report-${report.receipt}`, 'pdf'), content };
}

/**
 * A comparison as a tagged PDF with the people, sentences and numbers of its page.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when there is nobody to compare.
 */
export async function exportComparisonPdf(
  actor: Actor,
  { locale, ...input }: ComparisonPdfInput,
): Promise<ExportFile> {
  authorize(actor, 'report:read');
  const { organizationId } = actor;
  const comparison = await compareCandidates(actor, input);
  const [first] = comparison.people;
  if (first === undefined) throw new AppError('INVALID_STATE', 'nobody to compare');
  const organization = await organizations.find(db(), organizationId);
  if (!organization) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  const words = await loadWords(locale);
  const printed = {
    ...comparison,
    organization: organization.name,
    people: comparison.people.map(({ attemptId, person, ...rest }) => ({
      ...rest,
      id: attemptId,
      name: nameInWords(person, words),
    })),
    left: comparison.left.map(({ person, reason }) => ({ name: nameInWords(person, words), reason })),
    madeAt: new Date(),
  };
  const content = await writePaper(
    comparisonPaper(printed, words, loadNarratives(first.model.versions.narratives, locale)),
  );
  await inTransaction((tx) =>
    auditEvents.record(tx, organizationId, {
      actor,
      action: 'report.exported',
      subjectType: 'assessment',
      subjectId: input.assessmentId,
      data: { format: 'pdf', people: comparison.people.length },
    }),
  );
  return {
    fileName: fileName(`${words.say('exports')('comparisonFile')}-${comparison.assessment.name}`, 'pdf'),
    content,
  };
}

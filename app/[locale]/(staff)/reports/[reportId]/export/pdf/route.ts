import { getViewer } from '@/lib/auth/viewer';
import { exportReportPdf } from '@/lib/services/report-files';
import { reportPdfInput } from '@/lib/validation/exports';
import { fileOrNothing, noFile } from '../../../../file-response';

type RouteContext = Readonly<{ params: Promise<{ locale: string; reportId: string }> }>;

/** A fit report as PDF; taking it is recorded. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, reportId } = await params;
  const viewer = await getViewer();
  const input = reportPdfInput.safeParse({ reportId, locale });
  if (!viewer || !input.success) return noFile();
  return fileOrNothing(() => exportReportPdf(viewer.actor, input.data));
}

import { getViewer } from '@/lib/auth/viewer';
import { exportComparisonPdf } from '@/lib/services/report-files';
import { comparisonPdfInput } from '@/lib/validation/exports';
import { fileOrNothing, noFile } from '../../../../file-response';
import { chosenIds } from '../../chosen-ids';

type RouteContext = Readonly<{ params: Promise<{ locale: string; assessmentId: string }> }>;

/** A comparison as PDF; `?ids=` holds the same people as the page. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, assessmentId } = await params;
  const viewer = await getViewer();
  const ids = new URL(request.url).searchParams.get('ids') ?? '';
  const input = comparisonPdfInput.safeParse({ assessmentId, attemptIds: chosenIds(ids), locale });
  if (!viewer || !input.success) return noFile();
  return fileOrNothing(() => exportComparisonPdf(viewer.actor, input.data));
}

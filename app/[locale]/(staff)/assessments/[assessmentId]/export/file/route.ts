import { getViewer } from '@/lib/auth/viewer';
import { exportAssessment } from '@/lib/services/assessment-exports';
import { exportAssessmentInput } from '@/lib/validation/exports';
import { fileOrNothing, noFile } from '../../../../file-response';

type RouteContext = Readonly<{ params: Promise<{ locale: string; assessmentId: string }> }>;

/** The candidates of an assessment as a file (`?format=`); taking it is recorded. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, assessmentId } = await params;
  const viewer = await getViewer();
  const format = new URL(request.url).searchParams.get('format');
  const input = exportAssessmentInput.safeParse({ assessmentId, format, locale });
  if (!viewer || !input.success) return noFile();
  return fileOrNothing(() => exportAssessment(viewer.actor, input.data));
}

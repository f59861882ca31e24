import { getViewer } from '@/lib/auth/viewer';
import { exportProfile } from '@/lib/services/dossiers';
import { exportProfileInput } from '@/lib/validation/exports';
import { fileOrNothing, noFile } from '../../../../../file-response';

type RouteContext = Readonly<{ params: Promise<{ locale: string; roleId: string; version: string }> }>;

/** A published profile as JSON: our own document with its hash, or in the shape of CASE (`?format=case`). */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, roleId, version } = await params;
  const viewer = await getViewer();
  const input = exportProfileInput.safeParse({
    jobRoleId: roleId,
    version: Number(version),
    format: new URL(request.url).searchParams.get('format') ?? 'json',
    locale,
  });
  if (!viewer || !input.success) return noFile();
  return fileOrNothing(() => exportProfile(viewer.actor, input.data));
}

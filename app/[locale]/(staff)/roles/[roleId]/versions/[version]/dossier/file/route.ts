import { getViewer } from '@/lib/auth/viewer';
import { exportDossier } from '@/lib/services/dossiers';
import { dossierInput } from '@/lib/validation/exports';
import { fileOrNothing, noFile } from '../../../../../../file-response';

type RouteContext = Readonly<{ params: Promise<{ locale: string; roleId: string; version: string }> }>;

/** The dossier of a published profile as PDF. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, roleId, version } = await params;
  const viewer = await getViewer();
  const input = dossierInput.safeParse({ jobRoleId: roleId, version: Number(version), locale });
  if (!viewer || !input.success) return noFile();
  return fileOrNothing(() => exportDossier(viewer.actor, input.data));
}

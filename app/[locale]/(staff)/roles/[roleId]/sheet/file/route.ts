import { getTranslations } from 'next-intl/server';
import { getViewer } from '@/lib/auth/viewer';
import { fileName } from '@/lib/core/file-name';
import { isLocale } from '@/lib/i18n/locales';
import { exportSteps } from '@/lib/services/step-sheets';
import { exportStepsInput } from '@/lib/validation/step-sheet';
import { fileOrNothing, noFile } from '../../../../file-response';

type RouteContext = Readonly<{ params: Promise<{ locale: string; roleId: string }> }>;

/** The steps of a draft as a file; reading changes nothing. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, roleId } = await params;
  const viewer = await getViewer();
  const format = new URL(request.url).searchParams.get('format');
  const input = exportStepsInput.safeParse({ jobRoleId: roleId, format, locale });
  if (!isLocale(locale) || !viewer || !input.success) return noFile();
  return fileOrNothing(async () => {
    const { title, content } = await exportSteps(viewer.actor, input.data);
    const t = await getTranslations({ locale, namespace: 'sheet' });
    return { fileName: fileName(`${t('export.fileName')}-${title}`, input.data.format), content };
  });
}

import { NextResponse } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/app-error';
import { fileName } from '@/lib/core/file-name';
import { isLocale } from '@/lib/i18n/locales';
import { exportSteps } from '@/lib/services/step-sheets';
import { exportStepsInput } from '@/lib/validation/step-sheet';

type RouteContext = Readonly<{ params: Promise<{ locale: string; roleId: string }> }>;

const NOT_KEPT = { 'cache-control': 'no-store' } as const;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The steps of a draft as a file; reading changes nothing. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, roleId } = await params;
  const viewer = await getViewer();
  const format = new URL(request.url).searchParams.get('format');
  const input = exportStepsInput.safeParse({ jobRoleId: roleId, format, locale });
  if (!isLocale(locale) || !viewer || !input.success)
    return new NextResponse(null, { status: 404, headers: NOT_KEPT });
  try {
    const { title, content } = await exportSteps(viewer.actor, input.data);
    const t = await getTranslations({ locale, namespace: 'sheet' });
    const name = fileName(`${t('export.fileName')}-${title}`, input.data.format);
    return new NextResponse(content, {
      headers: {
        'content-type': TYPES[input.data.format],
        'content-disposition': `attachment; filename="${name}"`,
        ...NOT_KEPT,
      },
    });
  } catch (error) {
    if (error instanceof AppError) return new NextResponse(null, { status: 404, headers: NOT_KEPT });
    throw error;
  }
}

import { NextResponse } from 'next/server';
import { textOf } from '@/lib/actions/form-state';
import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/app-error';
import { isLocale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import { exportReport } from '@/lib/services/reports';
import { fieldMessages } from '@/lib/validation/field-messages';
import { exportReportInput } from '@/lib/validation/report';

type RouteContext = Readonly<{ params: Promise<{ locale: string; reportId: string }> }>;

/** Whoever is refused now may be let in later; and the file itself stays nowhere on the way. */
const NOT_KEPT = { 'cache-control': 'no-store' } as const;

/** What may not be seen looks like what is not there. */
const STATUS_OF: ReadonlyMap<string, number> = new Map([
  ['NOT_FOUND', 404],
  ['FORBIDDEN', 404],
  ['INVALID_STATE', 409],
]);

/** Answers the export form with the file; a missing reason leads back to the form, which says so. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, reportId } = await params;
  const viewer = await getViewer();
  if (!isLocale(locale) || !viewer || !isOwnForm(request)) return refuse(403);

  const form = await request.formData();
  const parsed = exportReportInput.safeParse({ reportId, reason: textOf(form, 'reason') });
  if (!parsed.success) {
    const fault = fieldMessages(parsed.error)['reason'] ?? 'required';
    return seeOther(getPathname({ href: `/reports/${reportId}/export?error=${fault}`, locale }));
  }
  try {
    const { fileName, document } = await exportReport(viewer.actor, parsed.data);
    return new NextResponse(`${JSON.stringify(document, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        ...NOT_KEPT,
      },
    });
  } catch (error) {
    if (error instanceof AppError) return refuse(STATUS_OF.get(error.code) ?? 400);
    throw error;
  }
}

/** A form of another site can send the request, though not with our origin. */
function isOwnForm(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return origin !== null && new URL(origin).host === request.headers.get('host');
}

function refuse(status: number): Response {
  return new NextResponse(null, { status, headers: NOT_KEPT });
}

function seeOther(location: string): Response {
  return new NextResponse(null, { status: 303, headers: { ...NOT_KEPT, location } });
}

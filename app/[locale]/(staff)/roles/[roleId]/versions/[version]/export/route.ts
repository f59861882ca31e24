import { createHash } from 'node:crypto';
import { NextResponse } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/app-error';
import { fileName } from '@/lib/core/file-name';
import { isLocale } from '@/lib/i18n/locales';
import { casePackage } from '@/lib/job-analysis/case-export';
import { getProfileVersion } from '@/lib/services/role-profiles';
import { profileVersionInput } from '@/lib/validation/role-profile';

type RouteContext = Readonly<{ params: Promise<{ locale: string; roleId: string; version: string }> }>;

const NOT_KEPT = { 'cache-control': 'no-store' } as const;
const refuse = () => new NextResponse(null, { status: 404, headers: NOT_KEPT });

/** A published profile as JSON: our own document with its hash, or in the shape of CASE (`?format=case`). */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { locale, roleId, version } = await params;
  const viewer = await getViewer();
  const input = profileVersionInput.safeParse({ jobRoleId: roleId, version: Number(version) });
  if (!isLocale(locale) || !viewer || !input.success) return refuse();
  const isCase = new URL(request.url).searchParams.get('format') === 'case';
  try {
    const profile = await getProfileVersion(viewer.actor, input.data);
    const { document, contentHash, publishedAt } = profile;
    const names = await getTranslations({
      locale: isLocale(document.locale) ? document.locale : locale,
      namespace: 'scales.names',
    });
    const context = {
      version: profile.version,
      publishedAt,
      creator: 'Kuusi',
      scaleName: (key: Parameters<typeof names>[0]) => names(key),
      idOf,
    };
    const body = isCase
      ? casePackage(document, context)
      : { version: profile.version, publishedAt, contentHash, document };
    const name = fileName(`${document.title}-v${profile.version}${isCase ? '-case' : ''}`, 'json');
    return new NextResponse(`${JSON.stringify(body, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        ...NOT_KEPT,
      },
    });
  } catch (error) {
    if (error instanceof AppError) return refuse();
    throw error;
  }
}

/** A UUID of version 8: made from a hash, so that the same thing has the same id in every export. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

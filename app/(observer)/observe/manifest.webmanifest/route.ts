import { getLocale, getTranslations } from 'next-intl/server';

/** Lets a phone put the observation on its home screen. */
export async function GET(): Promise<Response> {
  const [t, locale] = await Promise.all([getTranslations('observe.app'), getLocale()]);
  const manifest = {
    id: '/observe',
    name: t('name'),
    short_name: t('short'),
    lang: locale,
    start_url: '/observe',
    scope: '/observe',
    display: 'standalone',
    icons: [{ src: '/logo.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-store' },
  });
}

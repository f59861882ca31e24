/** What a home screen needs to know of one of our applications. */
type Installable = Readonly<{
  /** Tells the applications of one server apart; also where it opens. */
  id: string;
  scope: string;
  name: string;
  short: string;
  description?: string;
  locale: string;
}>;

/** Icons of the home screen, made from the logo by `npm run icons`. */
const ICONS = [
  { src: '/icons/kuusi-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icons/kuusi-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icons/kuusi-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  { src: '/logo.svg', sizes: 'any', type: 'image/svg+xml' },
];

/** Icons in the head of every page. */
export const HEAD_ICONS = { icon: '/logo.svg', apple: '/icons/apple-touch-icon.png' };

/** Paper of the light theme in sRGB: what is seen while the application opens. */
const PAPER = '#fafaf6';

/** The answer to a request for a manifest; nothing in it depends on who asks. */
export function manifestResponse({ id, scope, name, short, description, locale }: Installable): Response {
  const manifest = {
    ...{ id, name, short_name: short, description, lang: locale, dir: 'ltr' },
    ...{ start_url: id, scope, display: 'standalone', background_color: PAPER, theme_color: PAPER },
    icons: ICONS,
  };
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-store' },
  });
}

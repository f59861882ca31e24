import { isLocale } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/installed.json';
import fi from '@/lib/i18n/messages/fi/installed.json';
import sv from '@/lib/i18n/messages/sv/installed.json';

const WORDS = { fi, sv, en } as const;

/** The page brings its styles and its logo; nothing else may be fetched, and nothing runs. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Context = Readonly<{ params: Promise<{ locale: string }> }>;

/**
 * What the worker in the browser shows when a page cannot be fetched. It stands alone: same for everybody, no script,
 * no data, and the link asks for the address that failed.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const { title, body, safe, retry } = WORDS[locale].offline;
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="/logo.svg">
<link rel="stylesheet" href="/assets/error.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${body}</p>
<p>${safe}</p>
<p><a class="button" href="">${retry}</a></p>
</main>
</body>
</html>
`;
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
    },
  });
}

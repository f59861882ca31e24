import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Messages are compiled when Kuusi is built: the browser gets no parser, and a text with values costs 1 µs instead of 39. */
const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    messages: { path: './lib/i18n/messages', locales: 'infer', format: 'json', precompile: true },
  },
});

/** Sent with every response, files included. The policy for pages needs a nonce and comes from proxy.ts. */
const everywhere = [
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Nothing leaves the site. `no-referrer` would also empty the Origin of a form, and a form that works without a
  // script would then look like one of another site.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  permissions('screen-wake-lock=()'),
];

/** What pages may use of the device: nothing, but for what is named. */
function permissions(named: string) {
  return {
    key: 'Permissions-Policy',
    value: `accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), ${named}, usb=(), xr-spatial-tracking=()`,
  };
}

const observerScope = { key: 'Service-Worker-Allowed', value: '/observe' };

/** Workers keep pages, and a browser looks for a newer one at each visit. */
const serviceWorker = [
  { key: 'Cache-Control', value: 'no-cache' },
  { key: 'Content-Security-Policy', value: "default-src 'none'; connect-src 'self'" },
];

/** A candidate's address holds the key to the questionnaire; its forms go to routes that check the site by themselves. */
const withoutReferrer = [{ key: 'Referrer-Policy', value: 'no-referrer' }];

const originOnly = [{ key: 'Referrer-Policy', value: 'strict-origin' }];

/** Answers to scripts and files never run as a page. */
const nothingRuns = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
];

/** The version is in the name of the file. */
const neverChanges = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }];

const config: NextConfig = {
  distDir: process.env['NEXT_DIST_DIR'] ?? '.next',
  // The floors that `npm run bench` compares with are built beside the pages, and only for it.
  pageExtensions: process.env['KUUSI_BENCH'] ? ['bench.tsx', 'bench.ts', 'tsx', 'ts'] : ['tsx', 'ts'],
  // Next writes its type folders into this file; a second build beside the first one brings its own.
  // Types are a check of their own (npm run check): whoever starts Kuusi need not wait for it again.
  typescript: { tsconfigPath: process.env['NEXT_TSCONFIG'] ?? 'tsconfig.json', ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    'pg',
    'pdfkit',
    'graphile-worker',
    'pino',
  ],
  poweredByHeader: false,
  outputFileTracingExcludes: { '*': ['./node_modules/@img/**', './.data/**'] },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/:door(i|take|r|rate|o|observe)/:path*', headers: withoutReferrer },
    // The doors of a candidate: no search engine has business there.
    {
      source: '/:door(i|take|r|rate|o|observe|s)/:path*',
      headers: [{ key: 'X-Robots-Tag', value: 'noindex' }],
    },
    { source: '/:door(take|rate|observe)', headers: [{ key: 'X-Robots-Tag', value: 'noindex' }] },
    // An observer's screen stays on for a shift, and a worker keeps the page for the time without a network.
    { source: '/observe', headers: [permissions('screen-wake-lock=(self)')] },
    { source: '/observe/worker.js', headers: [...serviceWorker, observerScope] },
    { source: '/worker.js', headers: serviceWorker },
    // These links hold a key too, and their forms are known by their Origin: that is kept, the path is not told.
    { source: '/:locale/:door(join|reset-password|set-up)/:token', headers: originOnly },
    { source: '/s/:token', headers: originOnly },
    { source: '/api/:path*', headers: nothingRuns },
    { source: '/_next/:path*', headers: nothingRuns },
    { source: '/assets/:path*', headers: nothingRuns },
    { source: '/icons/:path*', headers: nothingRuns },
    { source: '/logo.svg', headers: nothingRuns },
    { source: '/fonts/:path*', headers: [...nothingRuns, ...neverChanges] },
  ],
};

export default withNextIntl(config);

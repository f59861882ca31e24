// The one direction of imports: app → components → edges of lib → pure domain. Each rule is tested to bite by
// tests/contract/boundaries-bite.test.ts.
const pure = '^lib/(core|scales|stats|psychometrics|scoring|job-analysis|fit|report|interview)/';
const edges = 'content|provenance|env|logger';

/** Files under `from` may import, of our own code, only what matches `to`. */
const allow = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(app|components|lib|proxy|scripts|tests)(/|\\.)', pathNot: to },
});
const forbid = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to });

/** Inside the pure domain each folder sees itself and the folders before it. */
const domainOrder = [
  ['core', 'core'],
  ['scales', 'core|scales'],
  ['stats', 'core|scales|stats'],
  ['psychometrics', 'core|scales|stats|psychometrics'],
  ['job-analysis', 'core|scales|stats|psychometrics|job-analysis'],
  ['fit', 'core|scales|stats|psychometrics|fit'],
  ['scoring', 'core|scales|stats|psychometrics|job-analysis|fit|scoring'],
  ['report', 'core|scales|stats|psychometrics|job-analysis|fit|scoring|report'],
];

module.exports = {
  forbidden: [
    forbid('no-cycle', '', { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    // The ways into tsx and TanStack Table are export maps that only Node and bundlers read.
    forbid('no-unresolvable', '^(app|components|lib|proxy)', {
      couldNotResolve: true,
      pathNot: '^(tsx/|@tanstack/)',
    }),
    forbid('nobody-imports-app', '^(components|lib|scripts)/', { path: '^(app/|proxy)' }),
    forbid('nobody-imports-tests', '^(app|components|lib|scripts)/', { path: '^tests/' }),
    forbid('only-scripts-import-scripts', '^(app|components|lib)/', { path: '^scripts/' }),
    forbid('pure-domain-has-no-packages', pure, { dependencyTypes: ['npm', 'npm-dev', 'core'] }),
    allow('pure-domain-imports-only-pure-domain', pure, pure),
    ...domainOrder.map(([folder, allowed]) =>
      forbid(`domain-order-${folder}`, `^lib/${folder}/`, { path: pure, pathNot: `^lib/(${allowed})/` }),
    ),
    forbid('one-scoring-version-never-uses-another', '^lib/scoring/(v\\d+)/', {
      path: '^lib/scoring/v\\d+/',
      pathNot: '^lib/scoring/$1/',
    }),
    allow('computation-imports-only-domain', '^lib/computation/', `${pure}|^lib/computation/`),
    allow('content-imports-only-domain', '^lib/content/', `${pure}|^lib/(content/|provenance)`),
    allow(
      'validation-imports-only-domain-and-content',
      '^lib/validation/',
      `${pure}|^lib/(content|validation|i18n/locales|computation/[a-z-]+-types)`,
    ),
    allow('privacy-imports-only-privacy', '^lib/privacy/', `${pure}|^lib/privacy/`),
    allow('i18n-imports-only-i18n', '^lib/i18n/', `${pure}|^lib/i18n/`),
    allow(
      'db-imports-only-domain-and-content',
      '^lib/db/',
      `${pure}|^lib/(db/|validation/|privacy/|auth/policy|${edges}|i18n/locales)`,
    ),
    allow(
      'services-import-no-framework-edge',
      '^lib/services/',
      `${pure}|^lib/(validation|db|services|computation|privacy|auth/(policy|password|token|rate-limit)|mail|jobs|exports|pdf|i18n/(format|locales|messages|sheet-words|words)|${edges})`,
    ),
    allow('pdf-knows-only-paper', '^lib/pdf/', `${pure}|^lib/(pdf/|i18n/locales)`),
    allow(
      'exports-import-no-service',
      '^lib/exports/',
      `${pure}|^lib/(exports|pdf|i18n|content|validation)/`,
    ),
    allow(
      'mail-imports-no-service',
      '^lib/mail/',
      `${pure}|^lib/(mail/|i18n/(locales|messages|formats)|validation/|${edges})`,
    ),
    allow(
      'jobs-run-services',
      '^lib/jobs/',
      `${pure}|^lib/(jobs|services|mail|db|validation|auth/policy|${edges})`,
    ),
    forbid('services-know-no-next', '^lib/(services|db|mail|jobs|validation|content)/', {
      path: 'node_modules/(next|next-auth|next-intl|react|react-dom)/',
    }),
    allow(
      'actions-import-services-not-db',
      '^lib/actions/',
      `${pure}|^lib/(actions|services|auth|validation|i18n|${edges})`,
    ),
    {
      name: 'components-know-no-server',
      severity: 'error',
      from: { path: '^components/' },
      // The type of what a service returns is gone when the code runs.
      to: {
        path: '^(app|components|lib|proxy|scripts|tests)(/|\\.)',
        pathNot: `${pure}|^components/|^lib/((i18n|validation|content)/|actions/action-result|computation/[a-z-]+-types)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    allow(
      'app-uses-services-not-db',
      // The floor of a measurement is the same SQL without the application; it is built for measurements only.
      '^app/(?!api/bench-floor/)',
      `^(app|components)/|${pure}|^lib/(services|actions|auth|i18n|validation|content)/|^lib/(env|logger|computation/[a-z-]+-types)`,
    ),
    allow('proxy-knows-only-languages', '^proxy', '^lib/i18n/'),
    forbid(
      'only-db-and-services-touch-the-database',
      '^(?!lib/(db|services|jobs|auth)/|scripts/|tests/|app/api/bench-floor/)',
      {
        path: '^lib/db/|node_modules/(@prisma|pg)/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|\\.data)|^lib/db/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts', '.d.mts'],
    },
  },
};

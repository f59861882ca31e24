import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import tseslint from 'typescript-eslint';

// The copy that comes with eslint-config-next: two copies of one plugin cannot be registered.
const jsxA11y = nextVitals.map((config) => config.plugins?.['jsx-a11y']).find(Boolean);
const PURE = [
  'core',
  'scales',
  'stats',
  'psychometrics',
  'scoring',
  'job-analysis',
  'fit',
  'report',
  'interview',
];
const pureFiles = PURE.map((folder) => `lib/${folder}/**/*.ts`);
const TYPED = ['**/*.{ts,tsx}'];
const TESTS = ['tests/**/*.{ts,tsx}'];

const environmentAccess = {
  // NODE_ENV is replaced by the compiler, so it is not read at run time.
  selector:
    "MemberExpression[property.name!='NODE_ENV'] > MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment through lib/env.ts.',
};
const environmentWhole = {
  selector: ":not(MemberExpression) > MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment through lib/env.ts.',
};
const unsafeSql = {
  selector: 'MemberExpression[property.name=/^\\$(?:query|execute)RawUnsafe$/]',
  message: 'SQL with text put into it is open to injection: use the tagged template.',
};
const consoleCall = { selector: "MemberExpression[object.name='console']", message: 'Use lib/logger.ts.' };

const impure = [
  'process',
  'fetch',
  'window',
  'document',
  'globalThis',
  'performance',
  'crypto',
  'console',
  'setTimeout',
];

/** Warnings are rules that nobody keeps. */
const asErrors = (configs) =>
  configs.map((config) => ({
    ...config,
    ...(config.rules ? { rules: Object.fromEntries(Object.entries(config.rules).map(raised)) } : {}),
  }));
function raised([name, setting]) {
  const [level, ...options] = Array.isArray(setting) ? setting : [setting];
  return [name, level === 'warn' || level === 1 ? ['error', ...options] : setting];
}

export default tseslint.config(
  {
    ignores: [
      '.data/**',
      '.next*/**',
      '.stryker-tmp/**',
      'coverage/**',
      'lib/db/generated/**',
      'next-env.d.ts',
      'playwright-report/**',
      'public/**',
      'reports/**',
      'test-results/**',
    ],
  },
  ...asErrors([...nextVitals, ...nextTypescript]),
  ...asErrors(tseslint.configs.recommendedTypeCheckedOnly).map((config) => ({ ...config, files: TYPED })),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 10],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', unsafeSql],
    },
  },
  {
    files: TYPED,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // Server actions and the hooks of Next.js are async by contract.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['**/*.tsx'], rules: jsxA11y.flatConfigs.strict.rules },
  // A candidate's page fetches nothing ahead: plain links, one page at a time.
  {
    files: ['app/(candidate)/**/*.tsx', 'components/take/**/*.tsx'],
    rules: { '@next/next/no-html-link-for-pages': 'off' },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}', 'proxy.ts'],
    ignores: ['lib/env.ts'],
    rules: { 'no-restricted-syntax': ['error', unsafeSql, environmentAccess, environmentWhole, consoleCall] },
  },
  {
    files: pureFiles,
    rules: {
      'no-restricted-globals': ['error', 'Date', ...impure],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The domain is pure.' },
      ],
    },
  },
  {
    // Counts days by the instants it is given, and reads no clock.
    files: ['lib/core/local-day.ts'],
    rules: { 'no-restricted-globals': ['error', ...impure] },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // A test may hand a service what no type allows.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['**/*.{mjs,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);

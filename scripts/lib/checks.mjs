// The static checks: what is wrong with the code as it is written. Each is one program that ends with 0 or not. The
// first writes what the others read; the longest comes next, since two run at a time.
const bin = (name) => `node_modules/${name}`;

/** @type {readonly { name: string, args: readonly string[] }[]} */
export const STATIC_CHECKS = [
  { name: 'route types', args: [bin('next/dist/bin/next'), 'typegen'] },
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '--cache', '--max-warnings', '0', '.'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  {
    name: 'boundaries',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'scripts', 'proxy.ts'],
    ],
  },
  { name: 'unused code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'duplicates', args: [bin('jscpd/bin/jscpd'), 'app', 'components', 'lib'] },
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
];

// The registry that wrote the lock file may not serve the macOS and Windows builds of native packages. npm then leaves
// them out, `npm ci` stops with "Missing: x from lock file", and those platforms would get no binaries. This adds each
// missing optional platform package as npm itself writes it. Run it after every change of the dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const SYSTEMS = ['darwin', 'linux', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = [
  'arm64',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
  'arm',
];
const MODULES = 'node_modules/';

/**
 * @param {{ packages: Record<string, any> }} lock
 * @returns {{ packages: Record<string, any>, added: string[] }} The completed list and the places that were missing.
 */
export function completeLock({ packages }) {
  const complete = { ...packages };
  const added = [];
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInstalled(packages, parent, name)) continue;
      const made = platformEntry(name, range, entry);
      if (!made) continue;
      const top = MODULES + name;
      // Another version at the top: nested, as npm does.
      const place = complete[top] && complete[top].version !== made.version ? `${parent}/${top}` : top;
      if (complete[place]) continue;
      complete[place] = made;
      added.push(place);
    }
  }
  const sorted = Object.entries(complete).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { packages: Object.fromEntries(sorted), added };
}

// Node's way of finding a package: beside the parent first, then upwards.
function isInstalled(packages, parent, name) {
  for (let folder = parent; ;) {
    if (packages[(folder ? `${folder}/` : '') + MODULES + name]) return true;
    if (!folder) return false;
    const cut = folder.lastIndexOf(`/${MODULES}`);
    folder = cut < 0 ? '' : folder.slice(0, cut);
  }
}

function platformEntry(name, range, parent) {
  const version = range.replace(/^[\^~>=\s]+/, '');
  const short = name.replace(/.*\//, '');
  const system = /win32|windows/.test(short) ? 'win32' : SYSTEMS.find((os) => short.includes(os));
  const processor = PROCESSORS.find((cpu) => new RegExp(`(^|-)${cpu}`).test(short));
  if (!/^\d+\.\d+\.\d+/.test(version) || (!system && processor !== 'wasm32')) return null;
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(parent.dev ? { dev: true } : {}),
    ...(parent.license ? { license: parent.license } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = process.argv[2] ?? 'package-lock.json';
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const { packages, added } = completeLock(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`added ${added.length} platform packages`);
}

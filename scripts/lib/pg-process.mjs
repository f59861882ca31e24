// Is a PostgreSQL server of this data folder running, and how is one started here (root, ordinary user)?
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const NOBODY = { uid: 65534, gid: 65534 };
const PID_LINE = 0;
const PORT_LINE = 3;
const STATE_LINE = 7;

/**
 * What postmaster.pid says, checked against the processes that exist.
 *
 * @param {string} clusterDir
 * @returns {{ state: 'absent' } | { state: 'stale' } | { state: 'starting' | 'ready', pid: number, port: number }}
 */
export function serverState(clusterDir) {
  const lines = pidFile(clusterDir);
  if (!lines) return { state: 'absent' };
  const pid = Number(lines[PID_LINE]);
  // Outside Linux a file without a pid cannot be told from one that is being written.
  if (pid === 0 && process.platform !== 'linux') return { state: 'starting', pid, port: 0 };
  if (!isServerOf(pid, clusterDir)) return { state: 'stale' };
  const state = (lines[STATE_LINE] ?? '').trim() === 'ready' ? 'ready' : 'starting';
  return { state, pid, port: Number(lines[PORT_LINE]) };
}

function pidFile(clusterDir) {
  try {
    return readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  }
}

// After kill -9 the pid may be a zombie (for ever in a container whose first process does not reap), and after a
// restart of the machine it may belong to somebody else. A live server always has its cwd in its data folder.
function isServerOf(pid, clusterDir) {
  if (!(Number.isInteger(pid) && pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    if (/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
  } catch {
    // Another user's process: it can only be ours if it owns the data folder.
    return statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === statSync(clusterDir).uid;
  }
}

/** Removes the pid file of a dead server, unless a child of it still works in the data folder. */
export function clearStalePidFile(clusterDir) {
  if (process.platform === 'linux' && hasProcessIn(clusterDir)) return;
  rmSync(path.join(clusterDir, 'postmaster.pid'), { force: true });
}

function hasProcessIn(dir) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === dir;
      } catch {
        return false; // gone, or not ours
      }
    });
}

/**
 * PostgreSQL refuses to run as root, and as a user without a name (containers with a number of their own). Both are
 * mapped to a named user in a user namespace: no file changes owner, a folder of mode 0700 works. Where namespaces are
 * forbidden, root starts it as "nobody".
 *
 * @param {'auto' | 'nobody'} asRoot 'nobody' skips the namespace (for tests).
 */
export function serverLauncher(asRoot = 'auto') {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !(isRoot || isNameless())) return plainLauncher({});
  const { uid, gid } = namedUser();
  const [command, ...wrap] = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  const probe = () => spawnSync(command, [...wrap, 'id', '-u'], { encoding: 'utf8' });
  if (asRoot === 'auto' && probe().stdout?.trim() === String(uid)) {
    return {
      run: (program, args, options) => spawn(command, [...wrap, program, ...args], options),
      adopt: () => {},
    };
  }
  return plainLauncher(isRoot ? { uid, gid } : {});
}

const isNameless = () => spawnSync('id', ['-un'], { stdio: 'ignore' }).status !== 0;

// "nobody" is there on all common systems; otherwise any user but root does.
function namedUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  return users.find(({ name }) => name === 'nobody') ?? users[0] ?? NOBODY;
}

function plainLauncher(ids) {
  return {
    run: (command, args, options) => spawn(command, args, { ...options, ...ids }),
    /** Gives a file or folder to the user that the server runs as, and lets it reach the place. */
    adopt: (file) => {
      if (ids.uid === undefined) return;
      chmodSync(path.dirname(file), 0o711);
      chownSync(file, ids.uid, ids.gid);
    },
  };
}

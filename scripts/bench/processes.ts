import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const UTIME_FIELD = 11;
const STIME_FIELD = 12;
const CHILDREN_UTIME_FIELD = 13;
const CHILDREN_STIME_FIELD = 14;

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/**
 * CPU time in milliseconds that a process and all that descends from it have used so far, children that ended
 * included.
 */
export function cpuOfTree(root: number): number {
  const children = childrenByParent();
  const pending = [root];
  let ticks = 0;
  for (let pid = pending.pop(); pid !== undefined; pid = pending.pop()) {
    ticks += ticksOf(pid);
    pending.push(...(children.get(pid) ?? []));
  }
  return (1_000 * ticks) / ticksPerSecond;
}

function ticksOf(pid: number): number {
  const fields = statFields(pid);
  return [UTIME_FIELD, STIME_FIELD, CHILDREN_UTIME_FIELD, CHILDREN_STIME_FIELD].reduce(
    (sum, field) => sum + Number(fields[field] ?? 0),
    0,
  );
}

/** Fields of /proc/PID/stat after the command name, which may hold spaces; none when the process is gone. */
function statFields(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function childrenByParent(): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  const listing = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  for (const line of listing.trim().split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid === undefined || parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

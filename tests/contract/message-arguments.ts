/**
 * The arguments of an ICU message with their kinds, such as `count:plural` or `name`. Reads the whole message, so that
 * words in the branches of a plural are not mistaken for arguments.
 *
 * @throws {Error} when braces do not match, or a plural or select has no `other` branch.
 */
export function messageArguments(message: string): ReadonlySet<string> {
  const found = new Set<string>();
  const end = readText(message, 0, found);
  if (end !== message.length) throw new Error(`closing brace without an opening one at ${end}: ${message}`);
  return found;
}

const BRANCHING = new Set(['plural', 'select', 'selectordinal']);

/** Reads text until a closing brace or the end; returns where it stopped. */
function readText(message: string, from: number, found: Set<string>): number {
  let at = from;
  while (at < message.length && message[at] !== '}') {
    at = message[at] === '{' ? readArgument(message, at + 1, found) : at + 1;
  }
  return at;
}

/** Reads an argument after its opening brace; returns the place after its closing brace. */
function readArgument(message: string, from: number, found: Set<string>): number {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(from));
  const name = head?.[1];
  if (!head || name === undefined) throw new Error(`argument without a name at ${from}: ${message}`);
  const kind = head[2];
  found.add(kind === undefined ? name : `${name}:${kind}`);

  const rest = from + head[0].length;
  if (kind !== undefined && BRANCHING.has(kind)) return readBranches(message, rest, found);
  const end = message.indexOf('}', rest);
  if (end === -1) throw new Error(`argument ${name} is not closed: ${message}`);
  return end + 1;
}

function readBranches(message: string, from: number, found: Set<string>): number {
  let at = from;
  let hasOther = false;
  while (at < message.length && message[at] !== '}') {
    const open = message.indexOf('{', at);
    if (open === -1) throw new Error(`branch without text: ${message}`);
    hasOther ||= /(?:^|[\s,])other\s*$/.test(message.slice(at, open));
    at = readText(message, open + 1, found) + 1;
    while (/\s/.test(message[at] ?? '')) at += 1;
  }
  if (at >= message.length) throw new Error(`branches are not closed: ${message}`);
  if (!hasOther) throw new Error(`no branch for other: ${message}`);
  return at + 1;
}

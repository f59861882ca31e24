/** Address of the module that ties a child to its parent, for `node --import`. */
export const LIFELINE: string;
/** Arguments of node for a command of Next.js. */
export function nextCommand(...args: readonly string[]): readonly string[];

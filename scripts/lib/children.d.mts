/** Address of the module that ties a child to its parent, for `node --import`. */
export const LIFELINE: string;
/** Arguments of node for the web server. */
export function serverCommand(
  mode: 'start' | 'dev',
  address: Readonly<{ HOST: string; PORT: number }>,
): readonly string[];

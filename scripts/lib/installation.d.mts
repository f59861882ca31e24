import type { Settings } from '../../lib/env';

export type Installation = Readonly<{
  dataDir: string;
  baseUrl: string;
  /** Environment of the processes that belong to this installation. */
  environment: NodeJS.ProcessEnv;
  close: () => Promise<void>;
}>;

export class AlreadyRunning extends Error {}

export function openInstallation(
  settings: Settings,
  options: Readonly<{ exclusive: boolean; log: (line: string) => void }>,
): Promise<Installation>;

export function migrate(options: {
  ownerUrl: string;
  appUrl?: string;
  dir?: string;
  log?: (line: string) => void;
}): Promise<string[]>;

export function migrationNames(dir?: string): string[];

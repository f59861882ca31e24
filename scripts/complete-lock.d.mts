type LockEntry = Readonly<Record<string, unknown>>;

export function completeLock(lock: Readonly<{ packages: Readonly<Record<string, LockEntry>> }>): {
  packages: Record<string, LockEntry>;
  added: string[];
};

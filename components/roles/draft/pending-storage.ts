import { z } from 'zod';
import { type DraftCommand, draftCommand } from '@/lib/validation/role-draft';

/** Keeps unsaved changes of one draft across a reload of this tab. */
export type PendingStorage = Readonly<{
  load: () => readonly DraftCommand[];
  store: (pending: readonly DraftCommand[]) => void;
}>;

const storedCommands = z.array(draftCommand);

/** Unsaved changes in the browser's memory of this tab: it ends with the tab and is empty when all is saved. */
export function sessionPendingStorage(jobRoleId: string): PendingStorage {
  const key = `kuusi-draft-${jobRoleId}`;
  return {
    load: () => {
      try {
        const parsed = storedCommands.safeParse(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
        return parsed.success ? parsed.data : [];
      } catch {
        // Storage may be switched off; then a reload with unsaved changes is warned about and no more.
        return [];
      }
    },
    store: (pending) => {
      try {
        if (pending.length === 0) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(pending));
      } catch {
        // As above: the changes stay on the screen and are sent from there.
      }
    },
  };
}

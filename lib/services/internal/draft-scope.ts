import type { Tx } from '@/lib/db/client';
import type { CellValue, DraftCommand } from '@/lib/validation/role-draft';

/** The draft that a command works on, locked for the transaction. */
export type DraftScope = Readonly<{
  tx: Tx;
  organizationId: string;
  jobRoleId: string;
  /** Whose ratings the page shows and changes. */
  raterId: string;
  now: Date;
}>;

/** What a command came to, before anything is recorded. */
export type CommandResult =
  | Readonly<{ status: 'changed'; inverse: DraftCommand }>
  /** The draft is as the command wants it, e.g. because the same request arrived twice. */
  | Readonly<{ status: 'unchanged' }>
  /** The same cell was changed elsewhere since the person saw it. */
  | Readonly<{ status: 'conflict'; current: CellValue }>
  /** What the command is about was removed elsewhere. */
  | Readonly<{ status: 'gone' }>;

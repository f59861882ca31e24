import { z } from 'zod';

const id = z.uuid('invalid');

export const publishRoleProfileInput = z.strictObject({
  jobRoleId: id,
  /** The revision that the person has seen; a draft that moved on is not published unseen. */
  draftRevision: z.int().nonnegative(),
});
export type PublishRoleProfileInput = z.output<typeof publishRoleProfileInput>;

export const profileVersionInput = z.strictObject({ jobRoleId: id, version: z.int().positive() });
export type ProfileVersionInput = z.output<typeof profileVersionInput>;

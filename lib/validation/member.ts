import { z } from 'zod';
import { localeChoice } from './set-up';
import { emailAddress, linkToken, newPassword, personName, presentPassword } from './password';

export const memberRole = z.enum(['ADMIN', 'HR', 'RECRUITER'], 'memberRoleMissing');

export const inviteMemberInput = z.strictObject({ email: emailAddress, role: memberRole });
export type InviteMemberInput = z.output<typeof inviteMemberInput>;

export const cancelInvitationInput = z.strictObject({ email: emailAddress });
export type CancelInvitationInput = z.output<typeof cancelInvitationInput>;

export const memberInput = z.strictObject({ userId: z.uuid('invalid') });
export type MemberInput = z.output<typeof memberInput>;

export const changeMemberRoleInput = z.strictObject({ userId: z.uuid('invalid'), role: memberRole });
export type ChangeMemberRoleInput = z.output<typeof changeMemberRoleInput>;

/** Somebody without an account chooses a name and a password. */
export const joinInput = z.strictObject({
  token: linkToken,
  name: personName,
  locale: localeChoice,
  password: newPassword,
});
export type JoinInput = z.output<typeof joinInput>;

/** Somebody with an account proves it. */
export const joinWithAccountInput = z.strictObject({ token: linkToken, password: presentPassword });
export type JoinWithAccountInput = z.output<typeof joinWithAccountInput>;

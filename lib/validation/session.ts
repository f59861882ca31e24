import { z } from 'zod';
import { emailAddress, presentPassword } from './password';

export const signInInput = z.strictObject({
  email: emailAddress,
  password: presentPassword,
  /** Class of the device, made by the server from the request; shown in the list of own sessions. */
  device: z.string().max(80).default(''),
});
export type SignInInput = z.output<typeof signInInput>;

export const sessionInput = z.strictObject({ sessionId: z.uuid('invalid') });
export type SessionInput = z.output<typeof sessionInput>;

export const switchOrganizationInput = z.strictObject({ organizationId: z.uuid('invalid') });
export type SwitchOrganizationInput = z.output<typeof switchOrganizationInput>;

import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { emailAddress, linkToken, newPassword, personName } from './password';

const LONGEST_CONTACT = 200;

export const localeChoice = z.enum(LOCALES, 'localeInvalid');

/** Who answers a candidate's questions: a name, an address, a number, on one line. */
export const contactLine = z
  .string()
  .trim()
  .min(1, 'contactMissing')
  .max(LONGEST_CONTACT, 'contactTooLong')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'nameInvalid');

const newOrganization = {
  organizationName: personName,
  contact: contactLine,
  locale: localeChoice,
  name: personName,
  email: emailAddress,
  password: newPassword,
} as const;

export const createOrganizationInput = z.strictObject(newOrganization);
export type CreateOrganizationInput = z.output<typeof createOrganizationInput>;

export const completeSetUpInput = z.strictObject({ token: linkToken, ...newOrganization });
export type CompleteSetUpInput = z.output<typeof completeSetUpInput>;

export const linkInput = z.strictObject({ token: linkToken });
export type LinkInput = z.output<typeof linkInput>;

import { z } from 'zod';

/** Eight characters is the floor of NIST SP 800-63B; long passphrases are welcome, within what hashing can bear. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 120;

/** A password somebody chooses now. There are no composition rules; common ones are refused by the service. */
export const newPassword = z
  .string()
  .refine((text) => [...text].length >= PASSWORD_MIN, 'passwordTooShort')
  .refine((text) => text.length <= PASSWORD_MAX, 'passwordTooLong');

/** A password typed to be checked: any text that could be one. */
export const presentPassword = z.string().min(1, 'passwordMissing').max(PASSWORD_MAX, 'passwordTooLong');

export const emailAddress = z
  .string()
  .trim()
  .min(1, 'emailMissing')
  .max(LONGEST_EMAIL, 'emailInvalid')
  .toLowerCase()
  .pipe(z.email('emailInvalid'));

/** A person's or an organisation's name: one line, without control characters. */
export const personName = z
  .string()
  .trim()
  .min(1, 'nameMissing')
  .max(LONGEST_NAME, 'nameTooLong')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'nameInvalid');

/** The secret part of a link: whatever else arrives is one of the links that do not work. */
export const linkToken = z.string().max(LONGEST_EMAIL, 'linkInvalid');

import { z } from 'zod';
import { emailAddress, linkToken, newPassword, personName, presentPassword } from './password';
import { contactLine, localeChoice } from './set-up';

export const updateProfileInput = z.strictObject({ name: personName, locale: localeChoice });
export type UpdateProfileInput = z.output<typeof updateProfileInput>;

export const changePasswordInput = z.strictObject({ current: presentPassword, password: newPassword });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const requestPasswordResetInput = z.strictObject({ email: emailAddress });
export type RequestPasswordResetInput = z.output<typeof requestPasswordResetInput>;

export const resetPasswordInput = z.strictObject({ token: linkToken, password: newPassword });
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;

const ACTIVE_MONTHS_MAX = 24;
const TOTAL_MONTHS_MAX = 60;

const months = (max: number) =>
  z.coerce.number('monthsInvalid').int('monthsInvalid').min(1, 'monthsInvalid').max(max, 'monthsInvalid');

/** Retention after the method's rule: in use for `activeMonths`, locked after that, erased after `totalMonths`. */
export const organizationSettingsInput = z
  .strictObject({
    name: personName,
    contact: contactLine,
    defaultLocale: localeChoice,
    activeMonths: months(ACTIVE_MONTHS_MAX),
    totalMonths: months(TOTAL_MONTHS_MAX),
  })
  .refine(({ activeMonths, totalMonths }) => totalMonths >= activeMonths, {
    path: ['totalMonths'],
    message: 'totalMonthsTooFew',
  });
export type OrganizationSettingsInput = z.output<typeof organizationSettingsInput>;

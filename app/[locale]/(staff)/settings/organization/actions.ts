'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { updateOrganizationSettings } from '@/lib/services/organizations';
import { organizationSettingsInput } from '@/lib/validation/account';
import type { FormState } from '@/lib/validation/form-state';

const FIELDS = ['name', 'contact', 'defaultLocale', 'activeMonths', 'totalMonths'] as const;

const save = defineAction({
  input: organizationSettingsInput,
  run: updateOrganizationSettings,
  revalidate: () => ['/settings/organization'],
});

/** Changes the settings of the organisation. */
export async function saveOrganizationAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  const { defaultLocale, ...rest } = textsOf(data, FIELDS);
  const values = { ...rest, defaultLocale: isLocale(defaultLocale) ? defaultLocale : DEFAULT_LOCALE };
  return formState(await save(values), values);
}

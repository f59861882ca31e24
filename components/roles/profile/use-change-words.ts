import { useLocale, useTranslations } from 'next-intl';
import { changeWords } from '@/lib/i18n/change-words';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';

/** Differences between two profiles in words, in the language of the page. */
export function useChangeWords(): (change: ProfileChange) => string {
  return changeWords({
    locale: useLocale(),
    roles: useTranslations('roles'),
    changes: useTranslations('roles.changes'),
    fields: useTranslations('roles.fields'),
    experts: useTranslations('roles.expertKinds'),
    names: useTranslations('scales.names'),
    side: useTranslations('sideWords'),
  });
}

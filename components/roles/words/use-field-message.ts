'use client';

import { useTranslations } from 'next-intl';

/** The sentence of a field error key; a key without a sentence says that the value is not valid. */
export function useFieldMessage(): (key: string) => string {
  const t = useTranslations('roles.invalid');
  return (key) => {
    switch (key) {
      case 'required':
      case 'tooLong':
      case 'outOfRange':
      case 'wholeNumber':
      case 'reasonRequired':
      case 'upperNotAboveLower':
      case 'lowerNotBelowUpper':
        return t(key);
      default:
        return t('invalid');
    }
  };
}

import { useLocale } from 'next-intl';

/** Words that are kept in lower case for the middle of a sentence, at the beginning of one. */
export function useCapitalised(): (text: string) => string {
  const locale = useLocale();
  return (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

import { useTranslations } from 'next-intl';
import type { ShownName } from '@/lib/services/candidates';

type NameWords = ReturnType<typeof useTranslations<'candidates.names'>>;

/** How a person is written: the name, a number where names are hidden, or that the data are gone. */
export function personName(person: ShownName, words: NameWords): string {
  if (person.status === 'named') return person.name;
  return person.status === 'hidden' ? words('hidden', { number: String(person.number) }) : words('erased');
}

/** Like {@link personName}, with the words of the page. */
export function usePersonName(): (person: ShownName) => string {
  const words = useTranslations('candidates.names');
  return (person) => personName(person, words);
}

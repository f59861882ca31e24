import { useTranslations } from 'next-intl';
import { usePersonName } from '@/components/assessments/person-name';
import type { Comparison, ComparedPerson } from '@/lib/services/comparisons';

/** How each person is called on this page, by attempt. */
export function useNames({ people }: Pick<Comparison, 'people'>): ReadonlyMap<string, string> {
  const nameOf = usePersonName();
  return new Map(people.map(({ attemptId, person }) => [attemptId, nameOf(person)]));
}

/** The bands that several people share, by letter, with the people in the order of the page. */
export function bandsOf(people: readonly ComparedPerson[]): ReadonlyMap<string, readonly ComparedPerson[]> {
  const bands = new Map<string, readonly ComparedPerson[]>();
  for (const person of people) {
    if (person.group !== null) bands.set(person.group, [...(bands.get(person.group) ?? []), person]);
  }
  return bands;
}

/** In which group somebody is, in words; null with fewer than two fits. */
export function useGroupWords(fitted: number): (group: string | null) => string | null {
  const t = useTranslations('comparison.fit');
  return (letter) => {
    if (fitted < 2) return null;
    return letter === null ? t('alone') : t('sameGroup', { letter });
  };
}

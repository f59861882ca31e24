import type { Words } from '@/lib/i18n/words';
import type { ShownName } from './shown-name';

/** How a person is written in a file: as on the pages. */
export function nameInWords(person: ShownName, words: Words): string {
  const t = words.say('candidates.names');
  if (person.status === 'named') return person.name;
  return person.status === 'hidden' ? t('hidden', { number: String(person.number) }) : t('erased');
}

import { useTranslations } from 'next-intl';
import type { ShownName } from '@/lib/services/internal/shown-name';

/** A candidate by name, or by number while names are hidden. */
export function useCandidateName(): (who: ShownName) => string {
  const t = useTranslations('requests');
  return (who) => {
    if (who.status === 'named') return who.name;
    return who.status === 'hidden' ? t('hidden', { number: who.number }) : t('erased');
  };
}

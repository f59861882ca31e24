import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatList } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { ListedCandidate } from './candidate-table';

/** With more names than this a sentence no longer reads as one. */
const NAMES_MAX = 6;

type TieNoticeProps = Readonly<{ candidates: readonly ListedCandidate[]; locale: Locale }>;

/** Says who cannot be told apart, before anybody compares the bars. */
export function TieNotice({ candidates, locale }: TieNoticeProps) {
  const t = useTranslations('assessments');
  const grouped = candidates.filter(({ fit }) => fit?.status === 'fitted' && fit.group !== null);
  if (grouped.length === 0) return null;
  const groups = new Set(grouped.map(({ fit }) => (fit?.status === 'fitted' ? fit.group : null)));
  const sentence =
    groups.size === 1 && grouped.length <= NAMES_MAX
      ? t('ties.body', {
          names: formatList(
            locale,
            grouped.map(({ name }) => name ?? t('people.erased')),
          ),
        })
      : t('ties.bodyMany');
  const title = groups.size === 1 ? t('ties.title', { count: grouped.length }) : t('ties.titleMany');
  return (
    <Notice tone="sky" title={title}>
      <p>
        {sentence} {t('ties.letters')}
      </p>
    </Notice>
  );
}

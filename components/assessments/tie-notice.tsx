import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatList } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { CandidateSummary } from '@/lib/services/candidates';
import { usePersonName } from './person-name';

/** With more names than this a sentence no longer reads as one. */
const NAMES_MAX = 6;

type TieNoticeProps = Readonly<{
  /** The people on the page. */
  candidates: readonly CandidateSummary[];
  /** Groups of the whole assessment. */
  groups: readonly Readonly<{ letter: string; size: number }>[];
  locale: Locale;
}>;

/** Says who cannot be told apart, before anybody compares the bars. */
export function TieNotice({ candidates, groups, locale }: TieNoticeProps) {
  const t = useTranslations('assessments.ties');
  const nameOf = usePersonName();
  const [only, second] = groups;
  if (only === undefined) return null;
  const shown = candidates.flatMap(({ person, fit }) =>
    fit?.status === 'fitted' && fit.group === only.letter ? [nameOf(person)] : [],
  );
  const canName = second === undefined && only.size <= NAMES_MAX && shown.length === only.size;
  return (
    <Notice tone="sky" title={second === undefined ? t('title', { count: only.size }) : t('titleMany')}>
      <p>
        {canName ? t('body', { names: formatList(locale, shown) }) : t('bodyMany')} {t('letters')}
      </p>
    </Notice>
  );
}

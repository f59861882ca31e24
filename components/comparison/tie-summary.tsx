import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatList, formatPercent } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { Comparison } from '@/lib/services/comparisons';
import { bandsOf, useNames } from './comparison-words';

type TieSummaryProps = Readonly<{ comparison: Comparison; locale: Locale }>;

/** Says first who cannot be told apart, so that nobody begins with the numbers. */
export function TieSummary({ comparison, locale }: TieSummaryProps) {
  const t = useTranslations('comparison.ties');
  const names = useNames(comparison);
  const fitted = comparison.people.filter(({ model }) => model.fit.status === 'fitted');
  if (fitted.length === 0) return null;
  if (fitted.length === 1) return <Notice>{t('one')}</Notice>;

  const bands = [...bandsOf(comparison.people)];
  const [only] = bands;
  const kind = only === undefined ? 'noneTied' : only[1].length === fitted.length ? 'allTied' : 'someTied';
  const groups = formatList(
    locale,
    bands.map(([letter, people]) =>
      t('group', {
        letter,
        names: formatList(
          locale,
          people.map(({ attemptId }) => names.get(attemptId) ?? ''),
        ),
      }),
    ),
  );
  return (
    <Notice tone="sky" title={t(kind)}>
      <p>{kind === 'someTied' ? t('someTiedBody', { groups }) : t(`${kind}Body`)}</p>
      <p className="small muted">{t('rule', { needed: formatPercent(locale, comparison.needed * 100) })}</p>
    </Notice>
  );
}

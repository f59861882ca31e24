import { useTranslations } from 'next-intl';
import type { FitIntervalRow } from '@/components/charts/fit-interval-data';
import { FitIntervalList } from '@/components/charts/fit-interval-list';
import { formatList, formatNumber, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { ComparedPerson, Comparison } from '@/lib/services/comparisons';
import { bandsOf, useGroupWords, useNames } from './comparison-words';

type FitsProps = Readonly<{
  comparison: Comparison;
  locale: Locale;
  /** Address of a person's report, in this language. */
  reportHref: (reportId: string) => string;
}>;

/** Fits as intervals, by name; only people of one band can have a common stretch drawn. */
export function Fits({ comparison, locale, reportHref }: FitsProps) {
  const t = useTranslations('comparison.fit');
  const scaleName = useTranslations('scales.names');
  const names = useNames(comparison);
  const fitted = comparison.people.filter(({ model }) => model.fit.status === 'fitted').length;
  const groupWords = useGroupWords(fitted);
  // With two bands, one stretch over both would say that they overlap.
  const bands = bandsOf(comparison.people);
  const drawn = bands.size === 1 ? [...bands.keys()][0] : undefined;

  const rowOf = (person: ComparedPerson): FitIntervalRow => {
    const { attemptId, reportId, model, group } = person;
    const { fit } = model;
    const name = { text: names.get(attemptId) ?? '' };
    if (fit.status === 'noFit') {
      const scales = formatList(
        locale,
        fit.missing.map((key) => scaleName(key)),
      );
      return { id: attemptId, name, result: { status: 'noFit', note: t('noFit', { scales }) } };
    }
    const [low, high] = fit.interval90;
    return {
      id: attemptId,
      name,
      result: {
        status: 'fitted',
        fit: fit.fit,
        low,
        high,
        fitText: { text: formatNumber(locale, fit.shown), href: reportHref(reportId) },
        intervalText: t('range', { range: formatRange(locale, low, high) }),
        tied: group !== null && group === drawn,
        note: groupWords(group) ?? '',
      },
    };
  };
  return (
    <div className="sec">
      <FitIntervalList
        title={t('title')}
        caption={t(drawn === undefined ? 'caption' : 'captionShared')}
        rows={comparison.people.map(rowOf)}
        words={{
          person: t('person'),
          fit: t('fit'),
          interval: t('interval'),
          group: t('group'),
          asTable: t('asTable'),
        }}
      />
    </div>
  );
}

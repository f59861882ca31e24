import { useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { formatPercent } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { Comparison } from '@/lib/services/comparisons';
import { useNames } from './comparison-words';

/** A share closer to one than this is not written as certainty. */
const NEARLY_SURE = 0.99;

type PairsProps = Readonly<{ comparison: Comparison; locale: Locale }>;

/** Every pair in words first; the probability stands beside them for whoever wants to check. */
export function Pairs({ comparison, locale }: PairsProps) {
  const t = useTranslations('comparison.pairs');
  const names = useNames(comparison);
  if (comparison.pairs.length === 0) return null;
  const shown = (probability: number) =>
    probability > NEARLY_SURE
      ? t('over', { value: formatPercent(locale, NEARLY_SURE * 100) })
      : formatPercent(locale, probability * 100);
  return (
    <Disclosure summary={t('title')}>
      <Table
        caption={t('caption')}
        variant="tight"
        head={
          <tr>
            <th scope="col">{t('pair')}</th>
            <th scope="col">{t('verdict')}</th>
            <th scope="col" className="n">
              {t('probability')}
            </th>
          </tr>
        }
      >
        {comparison.pairs.map(({ above, below, probability, verdict }) => {
          const pair = { above: names.get(above) ?? '', below: names.get(below) ?? '' };
          return (
            <tr key={`${above} ${below}`}>
              <th scope="row">{t('and', pair)}</th>
              <td>{t(verdict, pair)}</td>
              <td className="n">{shown(probability)}</td>
            </tr>
          );
        })}
      </Table>
    </Disclosure>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { HeadRow } from '@/components/ui/head-row';
import { Table } from '@/components/ui/table';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import type { ScaleAnalysis } from '@/lib/computation/item-analysis-types';

const DECIMALS = 2;
const PER_CENT = 100;

type ScaleItemsProps = Readonly<{ scale: ScaleAnalysis; words: Readonly<Record<string, string>> }>;

/** The statements of one scale with their statistics, and which of them somebody should read again. */
export function ScaleItems({ scale: { scale, statistics }, words }: ScaleItemsProps) {
  const t = useTranslations('measurement');
  const names = useTranslations('scales');
  const locale = useLocale();
  if (statistics.status === 'none') return null;
  const number = (value: number | null) =>
    value === null ? t('none') : formatNumber(locale, value, DECIMALS);
  const percent = (value: number | null) => (value === null ? t('none') : formatPercent(locale, value));
  const title = t('statementsOf', { scale: names(`names.${scale}`) });
  return (
    <Disclosure summary={title}>
      <Table
        caption={title}
        variant="tight"
        head={
          <HeadRow
            columns={[
              { label: t('statement') },
              { label: t('pomp'), isNumber: true },
              { label: t('largestShare'), isNumber: true },
              { label: t('itemRest'), isNumber: true },
              { label: t('alphaIfDeleted'), isNumber: true },
              { label: t('review') },
            ]}
          />
        }
      >
        {statistics.items.map((item) => (
          <tr key={item.itemId}>
            <th scope="row">
              {words[item.itemId] ?? item.itemId}
              {item.reversed ? <span className="muted"> {t('reversed')}</span> : null}
            </th>
            <td className="n">{percent(item.pomp)}</td>
            <td className="n">{percent(Math.max(0, ...item.shares) * PER_CENT)}</td>
            <td className="n">{number(item.itemRest)}</td>
            <td className="n">{number(item.alphaIfDeleted)}</td>
            <td>
              {item.review.length === 0
                ? t('reviewNone')
                : item.review.map((reason) => t(`reviews.${reason}`)).join(' ')}
            </td>
          </tr>
        ))}
      </Table>
    </Disclosure>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { HeadRow } from '@/components/ui/head-row';
import { Table } from '@/components/ui/table';
import { formatNumber, formatRange } from '@/lib/i18n/format';
import type { ItemAnalysis, NotMeasured, ScaleAnalysis } from '@/lib/computation/item-analysis-types';

const DECIMALS = 2;

type ReliabilityTableProps = Readonly<{ analysis: ItemAnalysis; title: string }>;

/** Reliability of each scale with its interval, or what is missing for it. */
export function ReliabilityTable({ analysis, title }: ReliabilityTableProps) {
  const t = useTranslations('measurement');
  return (
    <Table
      caption={t('reliabilityOf', { title })}
      variant="tight"
      head={
        <HeadRow
          columns={[
            { label: t('scale') },
            { label: t('complete'), isNumber: true },
            { label: t('alpha'), isNumber: true },
            { label: t('alphaInterval'), isNumber: true },
            { label: t('omega'), isNumber: true },
            { label: t('sem'), isNumber: true },
            { label: t('calibration') },
          ]}
        />
      }
    >
      {analysis.scales.map((scale) => (
        <ScaleRow key={scale.scale} scale={scale} />
      ))}
    </Table>
  );
}

function ScaleRow({
  scale: { scale, complete, statistics, calibration },
}: Readonly<{ scale: ScaleAnalysis }>) {
  const t = useTranslations('measurement');
  const names = useTranslations('scales');
  const locale = useLocale();
  const number = (value: number | null) =>
    value === null ? t('none') : formatNumber(locale, value, DECIMALS);
  return (
    <tr>
      <th scope="row">{names(`names.${scale}`)}</th>
      <td className="n">{formatNumber(locale, complete)}</td>
      {statistics.status === 'measured' ? (
        <>
          <td className="n">{number(statistics.alpha)}</td>
          <td className="n">{formatRange(locale, ...statistics.alphaCi95, DECIMALS)}</td>
          <td className="n">{number(statistics.omega)}</td>
          <td className="n">{number(statistics.sem)}</td>
        </>
      ) : (
        <td colSpan={4}>{missing(t, statistics)}</td>
      )}
      <td>{calibration.status === 'calibrated' ? t('calibrated') : missing(t, calibration)}</td>
    </tr>
  );
}

function missing(t: ReturnType<typeof useTranslations<'measurement'>>, reason: NotMeasured): string {
  return reason.reason === 'tooFewPeople'
    ? t('tooFewPeople', { people: reason.people, needed: reason.needed })
    : t(reason.reason);
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ReportNumbers } from '@/components/report/report-numbers';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import type { ReportModel, ReportScale } from '@/lib/report/types';

type OwnTableProps = Readonly<{ model: ReportModel; numbers: ReportNumbers }>;

/** The numbers of the employer's report, one by one. */
export function OwnTable({ model, numbers }: OwnTableProps) {
  const t = useTranslations('own.report');
  const { fit } = model;
  return (
    <section className="sec">
      <Disclosure summary={t('tableTitle')}>
        <Table
          caption={t('tableTitle')}
          variant="tight"
          head={
            <tr>
              <th scope="col">{t('scale')}</th>
              {(['score', 'interval', 'target', 'weight', 'lost'] as const).map((column) => (
                <th key={column} scope="col" className="n">
                  {t(column)}
                </th>
              ))}
            </tr>
          }
          foot={
            fit.status === 'fitted' ? (
              <Row name={t('total')}>
                {numbers.whole(fit.shown)}
                {numbers.range(fit.interval90)}
                {''}
                {numbers.percent(100)}
                {numbers.loss(100 - fit.shown)}
              </Row>
            ) : null
          }
        >
          {model.scales.map((scale) => (
            <ScaleRow key={scale.key} scale={scale} numbers={numbers} />
          ))}
        </Table>
        <p className="small muted">{t('fitNote')}</p>
      </Disclosure>
    </section>
  );
}

function ScaleRow({ scale, numbers }: Readonly<{ scale: ReportScale; numbers: ReportNumbers }>) {
  const t = useTranslations('own.report');
  const names = useTranslations('scales.names');
  if (scale.status === 'excluded') return null;
  const lower = numbers.whole(scale.targetLower);
  const target =
    scale.targetUpper === null ? t('from', { lower }) : numbers.range([scale.targetLower, scale.targetUpper]);
  const weight = numbers.percent(scale.weightPercent);
  const scored = scale.status === 'scored' ? scale : null;
  const lost = scored?.shownPointsLost ?? null;
  return (
    <Row name={names(scale.key)}>
      {scored ? numbers.t(scored.t) : '–'}
      {scored ? numbers.tRange(scored.interval90) : '–'}
      {target}
      {weight}
      {lost === null ? '–' : numbers.loss(lost)}
    </Row>
  );
}

function Row({ name, children }: Readonly<{ name: string; children: readonly ReactNode[] }>) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {children.map((cell, index) => (
        // The columns never move.
        <td key={index} className="n">
          {cell}
        </td>
      ))}
    </tr>
  );
}

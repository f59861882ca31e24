import { useTranslations } from 'next-intl';
import { HeadRow } from '@/components/ui/head-row';
import { Table } from '@/components/ui/table';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { Dashboard, Funnel } from '@/lib/services/dashboards';
import { listAddress } from '@/lib/validation/candidate-list-address';
import { candidateListQuery, REACHED_STAGES, type CandidateListQuery } from '@/lib/validation/candidates';
import { largestDrop } from './largest-drop';
import { PlotFigure } from './plot-figure';

type FunnelProps = Pick<Dashboard, 'funnel' | 'byAssessment' | 'from'> & Readonly<{ locale: Locale }>;

/** How many came how far, and assessment by assessment as a table whose numbers lead to the people. */
export function FunnelFigure({ funnel, byAssessment, from, locale }: FunnelProps) {
  const t = useTranslations('dashboard.overview');
  const { reached } = funnel;
  const number = (count: number) => formatNumber(locale, count);
  const share = (count: number) => formatPercent(locale, (100 * count) / reached.invited);
  const drop = largestDrop(reached);
  const sentences = [
    t('funnel.sentence', {
      invited: number(reached.invited),
      opened: number(reached.opened),
      started: number(reached.started),
      submitted: number(reached.submitted),
      reviewed: number(reached.reviewed),
    }),
    ...(drop === null
      ? []
      : [
          t('funnel.drop', {
            from: t(`stages.${drop.from}`),
            to: t(`stages.${drop.to}`),
            count: number(drop.count),
            percent: formatPercent(locale, drop.percent),
          }),
        ]),
  ];
  return (
    <PlotFigure
      title={t('funnel.title')}
      sentence={sentences.join(' ')}
      caption={t('funnel.caption')}
      data={{
        bars: 'lying',
        series: [t('total')],
        rows: REACHED_STAGES.map((stage) => ({
          label: t(`stages.${stage}`),
          values: [reached[stage]],
          text: t('funnel.share', { count: number(reached[stage]), percent: share(reached[stage]) }),
        })),
      }}
      asTable={t('asTable')}
      table={<FunnelTable {...{ funnel, byAssessment, from, locale }} />}
    />
  );
}

function FunnelTable({ funnel, byAssessment, from, locale }: FunnelProps) {
  const t = useTranslations('dashboard.overview');
  return (
    <Table
      caption={t('funnel.title')}
      variant="tight"
      head={
        <HeadRow
          columns={[
            { label: t('assessment') },
            ...REACHED_STAGES.map((stage) => ({ label: t(`stages.${stage}`), isNumber: true })),
            { label: t('funnel.ended'), isNumber: true },
          ]}
        />
      }
      foot={<TotalRow label={t('total')} funnel={funnel} locale={locale} />}
    >
      {byAssessment.map(({ id, name, reached, ended }) => (
        <tr key={id}>
          <th scope="row">
            <Link href={`/assessments/${id}`}>{name}</Link>
          </th>
          {REACHED_STAGES.map((stage) => (
            <td key={stage} className="n">
              <PeopleLink
                href={hrefOf(id, { from, reached: stage === 'invited' ? null : stage })}
                count={reached[stage]}
                label={t('funnel.link', { assessment: name, stage: t(`stages.${stage}`) })}
                locale={locale}
              />
            </td>
          ))}
          <td className="n">
            <PeopleLink
              href={hrefOf(id, { from, state: 'ended' })}
              count={ended}
              label={t('funnel.link', { assessment: name, stage: t('funnel.ended') })}
              locale={locale}
            />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function TotalRow({ label, funnel, locale }: Readonly<{ label: string; funnel: Funnel; locale: Locale }>) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {REACHED_STAGES.map((stage) => (
        <td key={stage} className="n">
          {formatNumber(locale, funnel.reached[stage])}
        </td>
      ))}
      <td className="n">{formatNumber(locale, funnel.ended)}</td>
    </tr>
  );
}

type PeopleLinkProps = Readonly<{
  href: string;
  count: number;
  /** Who they are, without the number. */
  label: string;
  locale: Locale;
}>;

/** A count that leads to the people behind it; plain where there is nobody. */
function PeopleLink({ href, count, label, locale }: PeopleLinkProps) {
  const number = formatNumber(locale, count);
  if (count === 0) return number;
  return (
    <Link href={href} prefetch={false} aria-label={`${number}, ${label}`}>
      {number}
    </Link>
  );
}

function hrefOf(assessmentId: string, filter: Partial<CandidateListQuery>): string {
  const address = listAddress({ ...candidateListQuery.parse({}), ...filter });
  return `/assessments/${assessmentId}${address === '' ? '' : `?${address}`}`;
}

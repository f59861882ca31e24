import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FitLegend } from '@/components/charts/fit-legend';
import { ScoreStrip } from '@/components/charts/score-strip';
import { QuietLink } from '@/components/ui/quiet-link';
import { Table } from '@/components/ui/table';
import { formatDate, formatList, formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { shownDistance, shownT } from '@/lib/report/shown-numbers';
import type { ReportModel, ReportScale } from '@/lib/report/types';
import { SCALE_KEYS } from '@/lib/scales';
import type { ComparedPerson, Comparison } from '@/lib/services/comparisons';
import { useNames } from './comparison-words';

type ScaleRowsProps = Readonly<{
  comparison: Comparison;
  locale: Locale;
  reportHref: (reportId: string) => string;
}>;

/** Candidates as columns and scales as rows, each score on its target with its interval. */
export function ScaleRows({ comparison, locale, reportHref }: ScaleRowsProps) {
  const t = useTranslations('comparison.scales');
  return (
    <section className="sec stack" aria-labelledby="scales-title">
      <h2 id="scales-title">{t('title')}</h2>
      <Table caption={t('caption')} variant="compare" head={<Head comparison={comparison} locale={locale} />}>
        {SCALE_KEYS.map((key, index) => (
          <ScaleRow key={key} index={index} comparison={comparison} locale={locale} reportHref={reportHref} />
        ))}
        <FactRows comparison={comparison} locale={locale} />
      </Table>
      <FitLegend
        words={{
          target: t('legendTarget'),
          inside: t('legendInside'),
          outside: t('legendOutside'),
          interval: t('legendInterval'),
        }}
      />
      <NotMeasured comparison={comparison} locale={locale} />
    </section>
  );
}

type PartProps = Pick<ScaleRowsProps, 'comparison' | 'locale'>;

function Head({ comparison, locale }: PartProps) {
  const t = useTranslations('comparison.scales');
  const names = useNames(comparison);
  return (
    <tr>
      <th scope="col">
        <span className="vh">{t('scale')}</span>
      </th>
      {comparison.people.map(({ attemptId, submittedAt }) => (
        <th key={attemptId} scope="col">
          {names.get(attemptId)}
          {submittedAt === null ? null : (
            <small>{t('submitted', { date: formatDate(locale, submittedAt) })}</small>
          )}
        </th>
      ))}
    </tr>
  );
}

/** What is said of each person beside the scales; how uncertain the scores are comes first. */
function FactRows({ comparison, locale }: PartProps) {
  const t = useTranslations('comparison.scales');
  const names = useNames(comparison);
  const { people } = comparison;
  return (
    <>
      <PersonRow
        title={t('uncertainty')}
        people={people}
        cell={({ model }) => <Uncertainty model={model} locale={locale} />}
      />
      <PersonRow
        title={t('composite')}
        people={people}
        cell={({ model }) => <Composite model={model} locale={locale} />}
      />
      <PersonRow
        title={t('flags')}
        people={people}
        cell={({ model }) => t('flagsText', { count: model.quality.flagCount })}
      />
      <PersonRow
        title={t('decision')}
        people={people}
        cell={({ decision }) => <Decision decision={decision} />}
      />
      <PersonRow
        title={t('report')}
        people={people}
        cell={({ reportId, attemptId }) => (
          <Link href={`/reports/${reportId}`} prefetch={false}>
            {t('read')}
            <span className="vh">: {names.get(attemptId)}</span>
          </Link>
        )}
      />
    </>
  );
}

function NotMeasured({ comparison, locale }: PartProps) {
  const t = useTranslations('comparison.scales');
  const scaleName = useTranslations('scales.names');
  const excluded = comparison.profile.scales.filter(({ excludedReason }) => excludedReason !== null);
  if (excluded.length === 0) return null;
  const scales = formatList(
    locale,
    excluded.map(({ key }) => scaleName(key)),
  );
  return <p className="small">{t('excluded', { scales })}</p>;
}

type ScaleRowProps = ScaleRowsProps & Readonly<{ index: number }>;

function ScaleRow({ index, comparison, locale, reportHref }: ScaleRowProps) {
  const t = useTranslations('comparison.scales');
  const figure = useTranslations('report.figure');
  const scaleName = useTranslations('scales.names');
  const demand = comparison.people
    .map(({ model }) => model.scales[index])
    .find((scale) => scale !== undefined);
  if (demand === undefined || demand.status === 'excluded') return null;
  const { targetLower, targetUpper, weightPercent, key } = demand;
  const whole = (value: number) => formatNumber(locale, value);
  const target =
    targetUpper === null
      ? figure('atLeast', { lower: whole(targetLower) })
      : figure('between', { lower: whole(targetLower), upper: whole(targetUpper) });
  const reliable = comparison.reliable[index] ?? null;
  return (
    <tr>
      <th scope="row">
        {scaleName(key)}
        <small className="num">
          {t('facts', { weight: formatPercent(locale, weightPercent), target })}
          <br />
          {reliable === null ? t('notComparable') : t('reliable', { points: whole(Math.floor(reliable)) })}
        </small>
      </th>
      {comparison.people.map((person) => (
        <ScoreCell
          key={person.attemptId}
          scale={person.model.scales[index]}
          href={`${reportHref(person.reportId)}?trace=${encodeURIComponent(`t.${key}`)}#trace`}
          locale={locale}
        />
      ))}
    </tr>
  );
}

type ScoreCellProps = Readonly<{ scale: ReportScale | undefined; href: string; locale: Locale }>;

function ScoreCell({ scale, href, locale }: ScoreCellProps) {
  const t = useTranslations('comparison.scales');
  if (scale?.status !== 'scored') return <td className="muted">{t('missing')}</td>;
  const inside = scale.band === 'within';
  const [low, high] = scale.interval90;
  const points = shownDistance(scale);
  return (
    <td>
      <span className="s">
        <QuietLink href={href}>{formatNumber(locale, shownT(scale.t))}</QuietLink>
      </span>{' '}
      <span className="out num">
        {formatRange(locale, shownT(low), shownT(high))}
        {inside
          ? null
          : ` · ${points === 0 ? t('touching') : t(scale.band === 'aboveUpper' ? 'above' : 'below', { points: formatNumber(locale, points) })}`}
      </span>
      <ScoreStrip
        t={scale.t}
        low={low}
        high={high}
        inside={inside}
        targetLower={scale.targetLower}
        targetUpper={scale.targetUpper}
      />
    </td>
  );
}

type PersonRowProps = Readonly<{
  title: string;
  people: readonly ComparedPerson[];
  cell: (person: ComparedPerson) => ReactNode;
}>;

function PersonRow({ title, people, cell }: PersonRowProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {people.map((person) => (
        <td key={person.attemptId} className="num">
          {cell(person)}
        </td>
      ))}
    </tr>
  );
}

type OfModel = Readonly<{ model: ReportModel; locale: Locale }>;

/** Smallest and largest standard error of measurement of the person's scores, in T. */
function Uncertainty({ model, locale }: OfModel) {
  const t = useTranslations('comparison.scales');
  const errors = model.scales.flatMap((scale) => (scale.status === 'scored' ? [scale.sem] : []));
  if (errors.length === 0) return t('missing');
  const [low, high] = [Math.min(...errors), Math.max(...errors)].map((error) =>
    formatNumber(locale, error, 1),
  );
  return t('uncertaintyText', { sem: low === high ? `${low}` : `${low}–${high}` });
}

function Composite({ model: { composite }, locale }: OfModel) {
  const t = useTranslations('comparison.scales');
  if (composite.status !== 'scored') return t('missing');
  const [low, high] = composite.interval90;
  return `${formatNumber(locale, shownT(composite.t))} (${formatRange(locale, shownT(low), shownT(high))})`;
}

function Decision({ decision }: Pick<ComparedPerson, 'decision'>) {
  const t = useTranslations('comparison.scales');
  const choices = useTranslations('candidates.choices');
  return decision === null ? t('noDecision') : choices(decision);
}

import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { fillTemplate } from '@/components/report/fill-template';
import type { ReportNumbers } from '@/components/report/report-numbers';
import { Notice } from '@/components/ui/notice';
import type { OwnReportTexts } from '@/lib/content/schemas/own-report';
import { formatList } from '@/lib/i18n/format';
import type { ReportModel, TargetBand } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';

type OwnSummaryProps = Readonly<{ model: ReportModel; texts: OwnReportTexts; numbers: ReportNumbers }>;

/** Scales that weigh most, named first. */
const HEAVIEST = 3;

/** The whole in a few sentences: what weighs most, where one stands, the fit with its interval. */
export function OwnSummary({ model, texts, numbers }: OwnSummaryProps) {
  const t = useTranslations('own.report');
  const { summary } = texts;
  const { named, inBand } = useScaleLists(model, numbers);
  const { fit } = model;
  const standing: readonly ReactNode[] = [
    ...named(summary.mostImportant, heaviest(model)),
    ...(model.withinTarget === model.activeScales ? [summary.allWithin] : []),
    ...named(summary.someBelowWithinError, inBand('belowWithinError')),
    ...named(summary.someClearlyBelow, inBand('clearlyBelow')),
    ...named(summary.someAboveUpper, inBand('aboveUpper')),
  ];
  return (
    <section className="sec" aria-labelledby="short-title">
      <h2 id="short-title">{t('shortTitle')}</h2>
      <p>
        {standing.map((sentence, index) => (
          // The sentences of one report never move.
          <Fragment key={index}>{sentence} </Fragment>
        ))}
      </p>
      <p>
        {fit.status === 'fitted'
          ? fillTemplate(summary.fitInterval, {
              fit: <b className="num">{numbers.whole(fit.shown)}</b>,
              lower: <b className="num">{numbers.whole(fit.interval90[0])}</b>,
              upper: <b className="num">{numbers.whole(fit.interval90[1])}</b>,
            })
          : named(summary.fitMissing, fit.missing)}
      </p>
      <Provisional model={model} texts={texts} />
    </section>
  );
}

function useScaleLists(model: ReportModel, numbers: ReportNumbers) {
  const names = useTranslations('scales.names');
  const named = (template: string, keys: readonly ScaleKey[]): readonly ReactNode[] => {
    // Inside a sentence the name of a scale is an ordinary word.
    const scales = keys.map((key) => names(key).toLocaleLowerCase(numbers.locale));
    return keys.length > 0 ? [fillTemplate(template, { scales: formatList(numbers.locale, scales) })] : [];
  };
  const inBand = (band: TargetBand) =>
    model.scales.flatMap((scale) => (scale.status === 'scored' && scale.band === band ? [scale.key] : []));
  return { named, inBand };
}

function heaviest({ scales }: ReportModel): readonly ScaleKey[] {
  return scales
    .flatMap((scale) => (scale.status === 'excluded' ? [] : [scale]))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, HEAVIEST)
    .map(({ key }) => key);
}

/** Stands wherever a T or a fit is shown on a norm that is not one yet. */
function Provisional({ model, texts }: Pick<OwnSummaryProps, 'model' | 'texts'>) {
  const t = useTranslations('own.report');
  const { norm } = model.versions;
  if (!norm.provisional) return null;
  const name = `${norm.key}-v${norm.version}`;
  return (
    <Notice tone="sun" title={t('provisionalTitle')} headingLevel={3}>
      <p>
        {norm.people === 0
          ? t('provisional', { norm: name })
          : t('provisionalPeople', { norm: name, people: norm.people })}{' '}
        {texts.text.status === 'author' ? t('texts') : null}
      </p>
    </Notice>
  );
}

/** What to keep in mind: what the interval covers, one source among others, who decides. */
export function OwnReminders({ model, texts }: Pick<OwnSummaryProps, 'model' | 'texts'>) {
  const t = useTranslations('own.report');
  const { summary } = texts;
  const { longString, responseTime } = model.quality;
  const reasons = [
    ...(longString.status === 'measured' && longString.flagged ? [t('longString')] : []),
    ...(responseTime.status === 'measured' && responseTime.flagged ? [t('responseTime')] : []),
  ];
  const sentences = [
    ...(model.fit.status === 'fitted' ? [t('uncertain')] : []),
    ...(model.basis.raterCount === 1 ? [t('oneRater')] : []),
    ...(reasons.length > 0 ? [fillTemplate(summary.qualityFlag, { reasons: reasons.join(', ') })] : []),
    summary.oneSource,
    summary.humanDecides,
  ];
  return (
    <section className="sec" aria-labelledby="remember-title">
      <h2 id="remember-title">{t('rememberTitle')}</h2>
      <ul className="plain">
        {sentences.map((sentence, index) => (
          // The sentences of one report never move.
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

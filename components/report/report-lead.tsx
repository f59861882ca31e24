import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { Quiet } from '@/components/ui/quiet-link';
import type { Narratives } from '@/lib/content/schemas/narratives';
import { formatList } from '@/lib/i18n/format';
import type { ReportModel, TargetBand } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import { fillTemplate } from './fill-template';
import type { ReportNumbers } from './report-numbers';

type ReportLeadProps = Readonly<{
  model: ReportModel;
  narratives: Narratives;
  numbers: ReportNumbers;
  /** The interval reaches further down than up. */
  leansDown: boolean;
}>;

/** The fit with its interval and what it says in words; or why there is no fit. */
export function ReportLead({ model, narratives, numbers, leansDown }: ReportLeadProps) {
  const t = useTranslations('report.lead');
  const { fit } = model;
  return (
    <section className="lead" aria-label={t('label')}>
      <div className="stack-2">
        <span className="muted small">{t('fit')}</span>
        {fit.status === 'fitted' ? (
          <>
            <span className="big">
              <Quiet value={numbers.quiet('fit', numbers.whole(fit.shown))} />
            </span>
            <span className="num">
              {t('interval')} <Quiet value={numbers.quiet('fit-interval', numbers.range(fit.interval90))} />
            </span>
          </>
        ) : (
          <>
            <span className="big">–</span>
            <Quiet value={numbers.quiet('fit', t('why'))} />
          </>
        )}
      </div>
      <div className="stack">
        <Sentences model={model} narratives={narratives} numbers={numbers} leansDown={leansDown} />
        <Facts model={model} numbers={numbers} />
      </div>
    </section>
  );
}

function Sentences({ model, narratives, numbers, leansDown }: ReportLeadProps) {
  const t = useTranslations('report.lead');
  const scaleName = useTranslations('scales.names');
  const { fit } = model;
  const { summary } = narratives;
  const list = (keys: readonly ScaleKey[]) =>
    formatList(
      numbers.locale,
      keys.map((key) => scaleName(key)),
    );
  const inBand = (band: TargetBand) =>
    model.scales.flatMap((scale) => (scale.status === 'scored' && scale.band === band ? [scale.key] : []));
  const named = (template: string, keys: readonly ScaleKey[]): readonly ReactNode[] =>
    keys.length > 0 ? [fillTemplate(template, { scales: list(keys) })] : [];

  const sentences: readonly ReactNode[] = [
    fit.status === 'fitted'
      ? fillTemplate(summary.fitInterval, {
          fit: <Quiet value={numbers.quiet('fit', numbers.whole(fit.shown))} />,
          lower: <Quiet value={numbers.quiet('fit-interval', numbers.whole(fit.interval90[0]))} />,
          upper: <Quiet value={numbers.quiet('fit-interval', numbers.whole(fit.interval90[1]))} />,
        })
      : fillTemplate(summary.fitMissing, { scales: list(fit.missing) }),
    ...(fit.status === 'fitted' && fit.shown === 100 ? [t('perfect')] : []),
    ...(leansDown ? [t('ceiling')] : []),
    ...(model.withinTarget === model.activeScales ? [summary.allWithin] : []),
    ...named(summary.someClearlyBelow, inBand('clearlyBelow')),
    ...named(summary.someBelowWithinError, inBand('belowWithinError')),
    ...named(summary.someAboveUpper, inBand('aboveUpper')),
  ];
  return (
    <p className="say">
      {sentences.map((sentence, index) => (
        // The sentences of one report never move.
        <Fragment key={index}>{sentence} </Fragment>
      ))}
    </p>
  );
}

function Facts({ model, numbers }: Readonly<{ model: ReportModel; numbers: ReportNumbers }>) {
  const t = useTranslations('report.lead');
  const { composite, fit } = model;
  return (
    <dl className="facts">
      <div>
        <dt>{t('composite')}</dt>
        <dd>
          {composite.status === 'scored' ? (
            <>
              <Quiet value={numbers.quiet('composite', numbers.t(composite.t))} />{' '}
              <span className="muted small">
                {t('interval')}{' '}
                <Quiet value={numbers.quiet('composite-interval', numbers.tRange(composite.interval90))} />
              </span>
            </>
          ) : (
            <Quiet value={numbers.quiet('composite', t('none'))} />
          )}
        </dd>
      </div>
      {fit.status === 'fitted' ? (
        <div>
          <dt>{t('lost')}</dt>
          <dd>
            <Quiet value={numbers.quiet('fit', numbers.whole(100 - fit.shown))} />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t('within')}</dt>
        <dd>
          <Quiet
            value={numbers.quiet(
              'within-target',
              t('withinText', { count: model.withinTarget, of: model.activeScales }),
            )}
          />
        </dd>
      </div>
    </dl>
  );
}

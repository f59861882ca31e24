import { formatList } from '@/lib/i18n/format';
import type { Block } from '@/lib/pdf/paper';
import { leansDown } from '@/lib/report/shown-numbers';
import type { TargetBand } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import { fill, type ReportContext } from './report-context';

/** The fit with its interval and what it says in words; or why there is no fit. */
export function leadBlocks(context: ReportContext): readonly Block[] {
  return [
    { kind: 'text', text: sentences(context).join(' ') },
    { kind: 'facts', caption: context.words.say('report.lead')('label'), rows: facts(context) },
  ];
}

function sentences({ model, narratives: { summary }, numbers, words }: ReportContext): readonly string[] {
  const t = words.say('report.lead');
  const names = words.say('scales.names');
  const { fit } = model;
  const list = (keys: readonly ScaleKey[]) =>
    formatList(
      words.locale,
      keys.map((key) => names(key)),
    );
  const inBand = (band: TargetBand) =>
    model.scales.flatMap((scale) => (scale.status === 'scored' && scale.band === band ? [scale.key] : []));
  const named = (template: string, keys: readonly ScaleKey[]) =>
    keys.length > 0 ? [fill(template, { scales: list(keys) })] : [];
  return [
    fit.status === 'fitted'
      ? fill(summary.fitInterval, {
          fit: numbers.whole(fit.shown),
          lower: numbers.whole(fit.interval90[0]),
          upper: numbers.whole(fit.interval90[1]),
        })
      : fill(summary.fitMissing, { scales: list(fit.missing) }),
    ...(fit.status === 'fitted' && fit.shown === 100 ? [t('perfect')] : []),
    ...(leansDown(model) ? [t('ceiling')] : []),
    ...(model.withinTarget === model.activeScales ? [summary.allWithin] : []),
    ...named(summary.someClearlyBelow, inBand('clearlyBelow')),
    ...named(summary.someBelowWithinError, inBand('belowWithinError')),
    ...named(summary.someAboveUpper, inBand('aboveUpper')),
  ];
}

function facts({ model, numbers, words }: ReportContext): readonly (readonly [string, string])[] {
  const t = words.say('report.lead');
  const { fit, composite } = model;
  const withInterval = (value: string, interval: string) => `${value} (${t('interval')} ${interval})`;
  return [
    [
      t('fit'),
      fit.status === 'fitted'
        ? withInterval(numbers.whole(fit.shown), numbers.range(fit.interval90))
        : t('none'),
    ],
    [
      t('composite'),
      composite.status === 'scored'
        ? withInterval(numbers.t(composite.t), numbers.tRange(composite.interval90))
        : t('none'),
    ],
    ...(fit.status === 'fitted' ? [[t('lost'), numbers.whole(100 - fit.shown)] as const] : []),
    [t('within'), t('withinText', { count: model.withinTarget, of: model.activeScales })],
  ];
}

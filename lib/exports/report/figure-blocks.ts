import type { Block } from '@/lib/pdf/paper';
import { fitDrawing } from './fit-drawing';
import {
  activeScales,
  type ActiveScale,
  type ReportContext,
  targetText,
  verdictText,
} from './report-context';

/** The fit figure, what it shows in words, and its numbers as a table. */
export function figureBlocks(context: ReportContext): readonly Block[] {
  const { words, report, model } = context;
  const t = words.say('report.figure');
  const title = t('title', { name: report.personName });
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'figure', alt: altText(context), drawing: fitDrawing(context) },
    { kind: 'text', tone: 'quiet', text: t('caption') },
    {
      kind: 'table',
      caption: title,
      head: [t('scale'), t('score'), t('interval'), t('target'), t('inWords'), t('weight'), t('lost')],
      numeric: [1, 2, 3, 5, 6],
      rows: activeScales(model).map((scale) => scaleRow(scale, context)),
      foot: totalRow(context),
    },
    ...excludedBlocks(context),
  ];
}

function altText(context: ReportContext): string {
  const { words, numbers, model } = context;
  const names = words.say('scales.names');
  const t = words.say('report.figure');
  const said = activeScales(model).map((scale) => {
    const target = `${t('target')} ${targetText(scale, context)}`;
    const verdict = verdictText(scale, context);
    if (scale.status === 'insufficient') return `${names(scale.key)}: ${verdict}; ${target}`;
    const interval = `${t('interval')} ${numbers.tRange(scale.interval90)}`;
    return `${names(scale.key)}: ${numbers.t(scale.t)}, ${interval}; ${target}; ${verdict}`;
  });
  return `${t('title', { name: context.report.personName })}. ${said.join('. ')}.`;
}

function scaleRow(scale: ActiveScale, context: ReportContext): readonly string[] {
  const { words, numbers } = context;
  const isScored = scale.status === 'scored';
  return [
    words.say('scales.names')(scale.key),
    isScored ? numbers.t(scale.t) : '–',
    isScored ? numbers.tRange(scale.interval90) : '–',
    targetText(scale, context),
    verdictText(scale, context),
    numbers.percent(scale.weightPercent),
    isScored && scale.shownPointsLost !== null ? numbers.loss(scale.shownPointsLost) : '–',
  ];
}

function totalRow({ words, numbers, model: { fit } }: ReportContext): readonly string[] {
  const label = words.say('report.figure')('total');
  const weight = numbers.percent(100);
  return fit.status === 'noFit'
    ? [label, '–', '–', '–', '–', weight, '–']
    : [
        label,
        numbers.whole(fit.shown),
        numbers.range(fit.interval90),
        '–',
        '–',
        weight,
        numbers.loss(100 - fit.shown),
      ];
}

function excludedBlocks({ words, model }: ReportContext): readonly Block[] {
  const t = words.say('report.figure');
  const names = words.say('scales.names');
  const items = model.scales.flatMap((scale) =>
    scale.status === 'excluded'
      ? [t('excludedReason', { scale: names(scale.key), reason: scale.reason })]
      : [],
  );
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: t('excluded') },
    { kind: 'list', items },
  ];
}

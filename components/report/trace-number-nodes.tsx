import type { TracePanelNode } from '@/components/charts/trace-panel';
import { formatList } from '@/lib/i18n/format';
import type { TraceNode } from '@/lib/report/types';
import { shownT } from '@/lib/report/shown-numbers';
import type { ScaleKey } from '@/lib/scales';
import { targetText } from './report-figure';
import type { TraceWords } from './trace-words';

type NodeOf<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

/** The fit as one hundred less what each scale costs. */
export function fitPanelNode(node: NodeOf<'fit'>, { t, scaleName, numbers }: TraceWords): TracePanelNode {
  return {
    id: node.key,
    title: t('nodes.fit'),
    value: numbers.quiet(node.key, numbers.whole(node.shown)),
    text: [t('text.fit')],
    parts: node.parts.map(({ key, scale, shown }) => ({
      id: key,
      label: scaleName(scale),
      href: numbers.traceHref(key),
      share: numbers.loss(shown),
    })),
  };
}

export function noFitPanelNode(node: NodeOf<'noFit' | 'noComposite'>, words: TraceWords): TracePanelNode {
  const scales = scaleList(node.missing, words);
  return node.kind === 'noFit'
    ? { id: node.key, title: words.t('titles.noFit'), text: [words.t('text.noFit', { scales })] }
    : { id: node.key, title: words.t('titles.noComposite'), text: [words.t('text.noComposite', { scales })] };
}

export function fitIntervalPanelNode(
  node: NodeOf<'fitInterval'>,
  { t, numbers }: TraceWords,
): TracePanelNode {
  return {
    id: node.key,
    title: t('nodes.fitInterval'),
    value: numbers.quiet(node.key, numbers.range(node.interval)),
    text: [
      t('text.fitInterval', { expected: numbers.whole(node.expected), sd: numbers.whole(node.sd) }),
      ...(node.atCeiling ? [t('text.ceiling')] : []),
      t('text.errors', { n: numbers.whole(node.normN) }),
    ],
  };
}

/** The composite as 50 plus what each scale adds or takes. */
export function compositePanelNode(
  node: NodeOf<'composite'>,
  { t, scaleName, numbers }: TraceWords,
): TracePanelNode {
  return {
    id: node.key,
    title: t('nodes.composite'),
    value: numbers.quiet(node.key, numbers.whole(node.value)),
    text: [t('text.composite')],
    parts: node.parts.map(({ key, scale, shown }) => ({
      id: key,
      label: scaleName(scale),
      href: numbers.traceHref(key),
      share: numbers.signed(shown),
    })),
  };
}

export function withinTargetPanelNode(node: NodeOf<'withinTarget'>, words: TraceWords): TracePanelNode {
  const { t, figure, scaleName, numbers } = words;
  return {
    id: node.key,
    title: t('nodes.withinTarget'),
    value: numbers.quiet(node.key, `${numbers.whole(node.count)} / ${numbers.whole(node.of)}`),
    text: [t('text.withinTarget', { count: node.count, of: node.of })],
    parts: node.parts.map(({ key, scale, within }) => ({
      id: key,
      label: scaleName(scale),
      href: numbers.traceHref(key),
      share: within === null ? t('noNumber') : figure(within ? 'legendInside' : 'legendOutside'),
    })),
  };
}

export function lostPanelNode(node: NodeOf<'lost'>, words: TraceWords): TracePanelNode {
  const { t, scaleName, numbers } = words;
  const shown = node.shown === null ? t('noNumber') : numbers.loss(node.shown);
  return {
    id: node.key,
    title: t('nodes.lost', { scale: scaleName(node.scale) }),
    value: numbers.quiet(node.key, shown),
    text: [lostText(node, words)],
  };
}

/** How far from its target a score lies, in the whole points that the figure shows. */
function lostText(node: NodeOf<'lost'>, { t, numbers }: TraceWords): string {
  const score = numbers.t(node.t);
  if (node.distance === 0) return t('text.lostInside', { t: score });
  const shown = Math.round(shownT(node.t));
  const points = node.t < node.targetLower ? node.targetLower - shown : shown - (node.targetUpper ?? shown);
  const fall = { shoulder: numbers.whole(node.shoulder), weight: numbers.percent(node.weightPercent) };
  return points === 0
    ? t('text.lostEdge', { t: score, ...fall })
    : t('text.lostOutside', { t: score, distance: numbers.whole(points), ...fall });
}

export function scorePanelNode(node: NodeOf<'score'>, { t, scaleName, numbers }: TraceWords): TracePanelNode {
  const { mean, answered, items, normMean, normSd, norm } = node;
  const name = `${norm.key}-v${norm.version}`;
  return {
    id: node.key,
    title: t('nodes.score', { scale: scaleName(node.scale) }),
    value: numbers.quiet(node.key, numbers.t(node.t)),
    text: [
      t('text.score', {
        mean: numbers.decimals(mean, 2),
        answered,
        items,
        normMean: numbers.decimals(normMean, 2),
        normSd: numbers.decimals(normSd, 2),
      }),
      t('text.scoreFormula', { sten: numbers.whole(node.sten) }),
      norm.people === 0
        ? t('text.normPlanning', { norm: name })
        : t('text.normPeople', { norm: name, people: norm.people }),
      t('text.answersHidden'),
    ],
  };
}

export function noScorePanelNode(node: NodeOf<'noScore'>, { t, scaleName }: TraceWords): TracePanelNode {
  const { scale, reason, answered, items } = node;
  return {
    id: node.key,
    title: t('titles.noScore', { scale: scaleName(scale) }),
    text: [t(`text.${reason}`, { answered, items })],
  };
}

type AnyInterval = NodeOf<'scoreInterval' | 'compositeInterval'>;

export function intervalPanelNode(node: AnyInterval, { t, scaleName, numbers }: TraceWords): TracePanelNode {
  const title =
    node.kind === 'scoreInterval'
      ? t('nodes.scoreInterval', { scale: scaleName(node.scale) })
      : t('nodes.fitInterval');
  return {
    id: node.key,
    title,
    value: numbers.quiet(node.key, numbers.tRange(node.interval)),
    text: [
      t('text.sems', { sem: numbers.decimals(node.sem, 1), normSem: numbers.decimals(node.normSem, 1) }),
      t('text.errors', { n: numbers.whole(node.normN) }),
    ],
  };
}

export function targetPanelNode(node: NodeOf<'target'>, words: TraceWords): TracePanelNode {
  const { t, figure, scaleName, numbers } = words;
  const lower = numbers.whole(node.lower);
  return {
    id: node.key,
    title: t('nodes.target', { scale: scaleName(node.scale) }),
    value: numbers.quiet(node.key, targetText(node.lower, node.upper, figure, numbers)),
    text: [
      node.upper === null
        ? t('text.target', { lower })
        : t('text.targetUpper', { lower, upper: numbers.whole(node.upper), reason: node.upperReason ?? '–' }),
    ],
  };
}

/** Names of scales as a sentence lists them. */
export function scaleList(keys: readonly ScaleKey[], { scaleName, numbers }: TraceWords): string {
  return formatList(numbers.locale, keys.map(scaleName));
}

import { TracePanel, type TracePanelNode } from '@/components/charts/trace-panel';
import type { Trace, TraceChange, TraceNode } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import type { ReportNumbers } from './report-numbers';
import {
  compositePanelNode,
  fitIntervalPanelNode,
  fitPanelNode,
  intervalPanelNode,
  lostPanelNode,
  noFitPanelNode,
  noScorePanelNode,
  scorePanelNode,
  targetPanelNode,
  withinTargetPanelNode,
} from './trace-number-nodes';
import {
  ratersPanelNode,
  ratingsPanelNode,
  sharePanelNode,
  stepPanelNode,
  stepsPanelNode,
  weightPanelNode,
} from './trace-weight-nodes';
import { type TraceWords, useTraceWords } from './trace-words';

type ReportTraceProps = Readonly<{
  trace: Trace;
  numbers: ReportNumbers;
  raterNames: ReadonlyMap<string, string> | null;
  /** Address of the report without a trace. */
  closeHref: string;
}>;

/** The chain behind one number, in words, down to the ratings; a recruiter reads raters by number and kind. */
export function ReportTrace({ trace, numbers, raterNames, closeHref }: ReportTraceProps) {
  const words = useTraceWords(numbers, raterNames);
  const { t } = words;
  const scale = scaleOfChain(trace);
  const nodes = trace.nodes.map((node) => panelNode(node, scale, words));
  return (
    <TracePanel
      eyebrow={t('eyebrow')}
      title={panelTitle(nodes[0])}
      closeLabel={t('close')}
      closeHref={closeHref}
      nodes={nodes}
      changesTitle={t('changes')}
      changes={trace.changes.map((change) => changeText(change, words))}
      linkLabel={t('link')}
      linkHref={numbers.traceHref(trace.key)}
    />
  );
}

function panelTitle(first: TracePanelNode | undefined): string {
  if (first === undefined) return '';
  const title = typeof first.title === 'string' ? first.title : '';
  return first.value === undefined ? title : `${title} ${first.value.text}`;
}

/** The scale whose weight the chain explains, so that ratings are shown with the link that matters. */
function scaleOfChain({ nodes }: Trace): ScaleKey | null {
  for (const node of nodes) if (node.kind === 'weight' || node.kind === 'share') return node.scale;
  return null;
}

function panelNode(node: TraceNode, scale: ScaleKey | null, words: TraceWords): TracePanelNode {
  switch (node.kind) {
    case 'fit':
      return fitPanelNode(node, words);
    case 'noFit':
    case 'noComposite':
      return noFitPanelNode(node, words);
    case 'fitInterval':
      return fitIntervalPanelNode(node, words);
    case 'composite':
      return compositePanelNode(node, words);
    case 'withinTarget':
      return withinTargetPanelNode(node, words);
    default:
      return scaleSideNode(node, scale, words);
  }
}

type WholeReport = 'fit' | 'noFit' | 'noComposite' | 'fitInterval' | 'composite' | 'withinTarget';
type ScaleSide = Exclude<TraceNode, { kind: WholeReport }>;

function scaleSideNode(node: ScaleSide, scale: ScaleKey | null, words: TraceWords): TracePanelNode {
  switch (node.kind) {
    case 'lost':
      return lostPanelNode(node, words);
    case 'score':
      return scorePanelNode(node, words);
    case 'noScore':
      return noScorePanelNode(node, words);
    case 'scoreInterval':
    case 'compositeInterval':
      return intervalPanelNode(node, words);
    case 'target':
      return targetPanelNode(node, words);
    default:
      return weightSideNode(node, scale, words);
  }
}

type WeightSide = Extract<TraceNode, { kind: 'weight' | 'steps' | 'share' | 'step' | 'ratings' | 'raters' }>;

function weightSideNode(node: WeightSide, scale: ScaleKey | null, words: TraceWords): TracePanelNode {
  switch (node.kind) {
    case 'weight':
      return weightPanelNode(node, words);
    case 'steps':
      return stepsPanelNode(node, words);
    case 'share':
      return sharePanelNode(node, words);
    case 'step':
      return stepPanelNode(node, words);
    case 'ratings':
      return ratingsPanelNode(node, scale, words);
    case 'raters':
      return ratersPanelNode(node, words);
  }
}

function changeText(change: TraceChange, { t, scaleName, numbers }: TraceWords): string {
  const scale = scaleName(change.scale);
  if (change.kind === 'fitAtTarget') {
    return t('change.fitAtTarget', { scale, t: numbers.t(change.t), fit: numbers.whole(change.fit) });
  }
  if (change.kind === 'fitAtIntervalEnd') {
    return t('change.fitAtIntervalEnd', { scale, t: numbers.t(change.t), fit: numbers.whole(change.fit) });
  }
  const weight = t('change.weightIfRating', {
    scale,
    title: change.title,
    field: t(`change.fields.${change.field}`),
    from: numbers.decimals(change.from, Number.isInteger(change.from) ? 0 : 1),
    to: numbers.decimals(change.to, Number.isInteger(change.to) ? 0 : 1),
    weight: numbers.percent(change.weightPercent),
  });
  return change.fit === null
    ? weight
    : `${weight} ${t('change.weightAndFit', { fit: numbers.whole(change.fit) })}`;
}

import { ShareChain, type ShareItem } from '@/components/charts/share-chain';
import type { TracePanelNode } from '@/components/charts/trace-panel';
import { Disclosure } from '@/components/ui/disclosure';
import { formatDate } from '@/lib/i18n/format';
import type { TraceNode, TraceRating } from '@/lib/report/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { TraceWords } from './trace-words';

type NodeOf<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

export function weightPanelNode(node: NodeOf<'weight'>, words: TraceWords): TracePanelNode {
  const { t, scaleName, numbers } = words;
  return {
    id: node.key,
    title: t('nodes.weight', { scale: scaleName(node.scale) }),
    value: numbers.quiet(node.key, numbers.percent(node.shownPercent)),
    text: [t('text.weight'), ...boundsText(node, words)],
  };
}

const PER_CENT = 100;

function boundsText(
  { bounds, heldBy, rawPercent, shownPercent, override }: NodeOf<'weight'>,
  { t, numbers }: TraceWords,
) {
  const raw = numbers.percent(rawPercent);
  const floor = numbers.percent(PER_CENT * (bounds.floor ?? 0));
  const cap = numbers.percent(PER_CENT * (bounds.cap ?? 0));
  if (override) {
    const { derivedPercent, reason } = override;
    return [t('text.override', { derived: numbers.percent(derivedPercent), reason })];
  }
  if (bounds.rule === 'none') return [];
  if (bounds.rule === 'single') return [t('text.single')];
  const rule =
    bounds.rule === 'floorOnly' ? t('text.floorOnly', { floor }) : t('text.floorAndCap', { floor, cap });
  if (heldBy === 'floor') return [t('text.heldByFloor', { raw, floor }), rule];
  if (heldBy === 'cap') return [t('text.heldByCap', { raw, cap }), rule];
  return Math.round(rawPercent) === shownPercent ? [rule] : [t('text.bounded', { raw }), rule];
}

/** Steps shown at once; a job has up to forty, and the last of them hardly count. */
const STEPS_SHOWN = 5;
const TENTHS = 10;

/** The steps behind a weight, the largest first; their shown points add up to the shown weight. */
export function stepsPanelNode(node: NodeOf<'steps'>, words: TraceWords): TracePanelNode {
  const { t, numbers } = words;
  const total = numbers.percent(node.totalPercent);
  const items = stepItems(node, words);
  // One step alone is shown rather than folded away.
  const shown = items.length > STEPS_SHOWN + 1 ? STEPS_SHOWN : items.length;
  const rest = node.parts
    .slice(shown)
    .reduce((sum, { shownPoints }) => sum + Math.round(shownPoints * TENTHS), 0);
  return {
    id: `steps.${node.scale}`,
    title: t('nodes.steps', { count: node.parts.length }),
    value: { text: total },
    text: [t('text.steps', { total })],
    parts: items.slice(0, shown),
    ...(shown < items.length
      ? {
          detail: (
            <Disclosure
              summary={t('otherSteps', {
                count: items.length - shown,
                share: numbers.percent(rest / TENTHS, 1),
              })}
            >
              <ShareChain items={items.slice(shown)} />
            </Disclosure>
          ),
        }
      : {}),
  };
}

/** Every step of a weight with its share. */
export function stepItems(node: NodeOf<'steps'>, { t, numbers }: TraceWords): readonly ShareItem[] {
  return node.parts.map(({ key, title, shownPoints, shownOfWeight }) => ({
    id: key,
    label: title,
    href: numbers.traceHref(key),
    share: numbers.percent(shownPoints, 1),
    note: t('ofWeight', { share: numbers.percent(shownOfWeight) }),
  }));
}

export function sharePanelNode(node: NodeOf<'share'>, { t, scaleName, numbers }: TraceWords): TracePanelNode {
  const { part, criticality, relevance } = node;
  return {
    id: node.key,
    title: t('nodes.share', { scale: scaleName(node.scale) }),
    value: numbers.quiet(node.key, numbers.percent(part.shownPoints, 1)),
    text: [
      t('text.share', {
        share: numbers.percent(part.shownOfWeight),
        criticality: numbers.decimals(criticality, 2),
        relevance: rating(relevance, numbers),
      }),
    ],
  };
}

export function stepPanelNode(node: NodeOf<'step'>, { t, numbers }: TraceWords): TracePanelNode {
  const { criticality, frequency, loss, gain } = node;
  return {
    id: node.key,
    title: node.title,
    value: numbers.quiet(node.key, numbers.decimals(criticality, 2)),
    text: [
      t('text.step', {
        criticality: numbers.decimals(criticality, 2),
        frequency: rating(frequency, numbers),
        impact: rating(Math.max(loss, gain), numbers),
        loss: rating(loss, numbers),
        gain: rating(gain, numbers),
      }),
    ],
  };
}

/** A whole rating as it was given; a mean of several with one decimal. */
function rating(value: number, numbers: TraceWords['numbers']): string {
  return numbers.decimals(value, Number.isInteger(value) ? 0 : 1);
}

/** Where the chain ends: what each rater gave, and when. `scale` is the one that the chain is about. */
export function ratingsPanelNode(
  node: NodeOf<'ratings'>,
  scale: ScaleKey | null,
  words: TraceWords,
): TracePanelNode {
  const { t } = words;
  return {
    id: `ratings.${node.stepId}`,
    title: t('nodes.ratings'),
    text: node.ratings.length > 1 ? [t('text.averaged')] : [],
    detail: (
      <ul className="ratings">
        {node.ratings.map((given) => (
          <li key={given.raterId}>
            <span className="rater">{raterText(given, words)}</span>
            <span>{ratingText(given, scale, words)}</span>
          </li>
        ))}
      </ul>
    ),
  };
}

function raterText({ raterId, raterIndex, raterKind, ratedAt }: TraceRating, words: TraceWords): string {
  const date = formatDate(words.numbers.locale, new Date(ratedAt));
  return `${raterName({ raterId, index: raterIndex, kind: raterKind }, words)}, ${date}`;
}

type RaterRef = NodeOf<'raters'>['raters'][number];

/** A rater as the reader may know them: by name, or by number and kind only. */
function raterName({ raterId, index, kind }: RaterRef, { t, raterNames }: TraceWords): string {
  const name = raterNames?.get(raterId);
  const known = { index, kind: t(`raterKinds.${kind}`) };
  return name === undefined ? t('rater', known) : t('raterNamed', { name, ...known });
}

function ratingText(
  { frequency, loss, gain, relevance }: TraceRating,
  scale: ScaleKey | null,
  { t, scaleName }: TraceWords,
): string {
  const common = t('given', { frequency, loss, gain });
  if (scale === null) return common;
  const value = relevance[SCALE_KEYS.indexOf(scale)] ?? 0;
  return `${common}, ${t('givenRelevance', { scale: scaleName(scale), relevance: value })}`;
}

export function ratersPanelNode(node: NodeOf<'raters'>, words: TraceWords): TracePanelNode {
  return {
    id: 'raters',
    title: words.t('nodes.raters', { count: node.raters.length }),
    text: ratersText(node, words),
  };
}

/** Who rated, when, and what one rater means for the weights. */
export function ratersText({ raters, basis }: NodeOf<'raters'>, words: TraceWords): readonly string[] {
  const { t, numbers } = words;
  const [from = '', to = ''] = [basis.firstRatedAt, basis.lastRatedAt].map((at) =>
    formatDate(numbers.locale, new Date(at)),
  );
  return [
    ...raters.map((rater) => raterName(rater, words)),
    from === to ? t('text.ratedOn', { date: from }) : t('text.ratedBetween', { from, to }),
    ...(raters.length === 1 ? [t('text.oneRater')] : []),
    ...(basis.observedHours > 0
      ? [t('text.observed', { hours: numbers.decimals(basis.observedHours, 1) })]
      : []),
  ];
}

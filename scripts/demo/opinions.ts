import type { DemoStep } from '@/lib/content/schemas/demo';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';
import { seededRandom } from './random';

/** Share of ratings that are the same as HR's, and of links that somebody else sees where HR sees none. */
const SAME = 0.62;
const SEES_LINK = 0.1;
/** How often somebody follows the own view of a scale. */
const FOLLOWS = 0.5;
/** People think more of some behaviour and less of other, in whatever step they look at. */
const VIEWS = [1, 1, 0, 0, -1, -1] as const;

type Field = 'frequency' | 'loss' | 'gain';

/** One vote about one step as a form sends it. */
export type Vote = Readonly<Record<Field, number>> &
  Readonly<{ relevance: Readonly<Record<string, number>>; tookMs: number }>;

/**
 * Somebody who sees the work much as HR does, and not quite: an own opinion of each step, and for each scale an own view
 * that runs through all of them. Without such views the errors of the steps would cancel out, and people would agree
 * about the weights as people never do.
 */
export function inventedOpinion(seed: number): (step: DemoStep) => Vote {
  const random = seededRandom(seed);
  const views = shuffled(VIEWS, random);
  const near = (value: number, max: number) => {
    if (random() < SAME) return value;
    return between(value + (random() < 0.5 ? 1 : -1), max);
  };
  const link = (value: number, view: number) => {
    if (value === 0) return Number(random() < SEES_LINK);
    const seen = random() < FOLLOWS ? value + view : value;
    return Math.max(1, between(seen, RATING_MAX.relevance));
  };
  return (step) => {
    const rating = (field: Field) => near(step[field], RATING_MAX[field]);
    const ratings = { frequency: rating('frequency'), loss: rating('loss'), gain: rating('gain') };
    const links = SCALE_KEYS.map(
      (key, index) => [key, link(step.relevance[index] ?? 0, views[index] ?? 0)] as const,
    );
    return {
      ...ratings,
      relevance: Object.fromEntries(links),
      tookMs: Math.round(18_000 + 40_000 * random()),
    };
  };
}

function between(value: number, max: number): number {
  return Math.min(max, Math.max(0, value));
}

/** In an order of chance: one after the other is drawn out of what is left. */
function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

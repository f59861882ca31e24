import type { ReactNode } from 'react';
import type { ScaleKey } from '@/lib/scales';
import { Quiet, type QuietNumber } from '../ui/quiet-link';
import { ShareChain, type ShareItem } from './share-chain';
import { WeightBar, type WeightBarProps } from './weight-bar';

export type WeightListItem = Readonly<{
  scale: ScaleKey;
  name: string;
  /** The weight as shown. */
  weight: QuietNumber;
  bar: WeightBarProps;
  /** Interval and earlier version in words, or why there is no weight. */
  note: ReactNode;
  /** The steps behind the weight, folded away under `stepsSummary`. */
  stepsSummary?: string;
  steps?: readonly ShareItem[];
  /** What stands for the steps that are not listed. */
  more?: ReactNode;
  /** Whether the list of steps is open from the start. */
  isOpen?: boolean;
}>;

/** The six weights with the steps that made them. */
export function WeightList({ items }: Readonly<{ items: readonly WeightListItem[] }>) {
  return (
    <ol className="weights">
      {items.map(({ scale, name, weight, bar, note, stepsSummary, steps = [], more, isOpen = false }) => (
        <li key={scale} id={`weight-${scale}`}>
          <div className="top">
            <span>{name}</span>
            <b>
              <Quiet value={weight} />
            </b>
          </div>
          <WeightBar {...bar} />
          <span className="why num">{note}</span>
          {steps.length > 0 ? (
            <details open={isOpen}>
              <summary>{stepsSummary}</summary>
              <ShareChain items={steps} />
              {more}
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

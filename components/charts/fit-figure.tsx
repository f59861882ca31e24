import { useId } from 'react';
import { Disclosure } from '../ui/disclosure';
import type { FitFigureRow, FitFigureTotal, FitFigureWords } from './fit-figure-data';
import { FitFigureNarrow } from './fit-figure-narrow';
import { FitFigureTable } from './fit-figure-table';
import { FitFigureWide } from './fit-figure-wide';
import { FitLegend } from './fit-legend';

type FitFigureProps = Readonly<{
  title: string;
  /** What the axis and the signs mean. */
  caption: string;
  /** One row per active scale, in the fixed order. */
  rows: readonly FitFigureRow[];
  total: FitFigureTotal;
  words: FitFigureWords;
}>;

/**
 * A person and the demands of the job, scale by scale: the target as a band, the score as a marked point with its
 * number, the interval as a whisker, the weight as the thickness of the rule. The numbers follow as a table.
 */
export function FitFigure({ title, caption, rows, total, words }: FitFigureProps) {
  const id = useId();
  return (
    <figure className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <FitFigureWide rows={rows} words={words} captionId={`${id}-caption`} />
      <FitFigureNarrow rows={rows} />
      <FitLegend words={words.legend} />
      <figcaption id={`${id}-caption`}>{caption}</figcaption>
      <Disclosure summary={words.asTable} open>
        <FitFigureTable rows={rows} words={words} total={total} caption={title} />
      </Disclosure>
    </figure>
  );
}

import { type ReactNode, useId } from 'react';
import { Disclosure } from '../ui/disclosure';
import { LatePlot } from './late-plot';
import type { PlotData } from './plot-data';

type PlotFigureProps = Readonly<{
  title: string;
  /** What the figure says, in a sentence or two. */
  sentence: string;
  caption: string;
  data: PlotData;
  asTable: string;
  table: ReactNode;
  /** The table has few columns, and needs no width. */
  slim?: boolean;
}>;

/** A figure with its sentence and its numbers as a table; without a script the table says it all. */
export function PlotFigure({ title, sentence, caption, data, asTable, table, slim }: PlotFigureProps) {
  const id = useId();
  const { bars, series } = data;
  return (
    <figure className="sec plot-figure" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-sentence`}>{sentence}</p>
      <div className={`plot ${bars}`} role="img" aria-labelledby={`${id}-sentence`}>
        <LatePlot data={data} />
      </div>
      {series.length > 1 ? (
        <div className="key plot-key" aria-hidden="true">
          {series.map((name, index) => (
            <span key={name}>
              <svg viewBox="0 0 16 16" className={index === 0 ? 'plot-filled' : 'plot-outline'}>
                <rect className="recharts-rectangle" x="1" y="1" width="14" height="14" />
              </svg>
              {name}
            </span>
          ))}
        </div>
      ) : null}
      <figcaption>{caption}</figcaption>
      <Disclosure summary={asTable}>{slim ? <div className="slim">{table}</div> : table}</Disclosure>
    </figure>
  );
}

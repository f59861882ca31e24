import type { ReactNode } from 'react';
import type { FitFigureWords } from './fit-figure-data';
import { Point } from './marks';

type LegendWords = Omit<FitFigureWords['legend'], 'rule'> &
  Readonly<{ /** Where rules are as thick as weights. */ rule?: string }>;

/** What the marks mean, beside the words; the caption says the same to screen readers. */
export function FitLegend({ words }: Readonly<{ words: LegendWords }>) {
  return (
    <p className="key" aria-hidden="true">
      <Entry width={34} height={18} label={words.target}>
        <rect className="range" x={1} y={2} width={32} height={14} />
        <line className="edge" x1={2} x2={2} y1={2} y2={16} />
      </Entry>
      <Entry width={18} height={18} label={words.inside}>
        <Point x={9} y={9} inside />
      </Entry>
      <Entry width={20} height={20} label={words.outside}>
        <Point x={10} y={10} inside={false} />
      </Entry>
      <Entry width={34} height={14} label={words.interval}>
        <path className="whisk" d="M2 7H32M2 2v10M32 2v10" />
      </Entry>
      {words.rule === undefined ? null : (
        <Entry width={34} height={12} label={words.rule}>
          <rect className="rule" x={0} y={3} width={34} height={6} />
        </Entry>
      )}
    </p>
  );
}

type EntryProps = Readonly<{ width: number; height: number; label: string; children: ReactNode }>;

function Entry({ width, height, label, children }: EntryProps) {
  return (
    <span>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <g className="fig">{children}</g>
      </svg>
      {label}
    </span>
  );
}

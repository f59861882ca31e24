import type { ReactNode } from 'react';
import type { ScaleKey } from '@/lib/scales';

const SCALE_PATHS: Readonly<Record<ScaleKey, ReactNode>> = {
  carefulness: <path d="M3 5.5l1.5 1.5L7 4M3 14.5l1.5 1.5L7 13M10.5 6H17M10.5 15H17" />,
  salesConfidence: (
    <>
      <path d="M3 10.5V3.5h7l7 7-6.5 6.5z" />
      <circle cx="6.8" cy="7.2" r="1" />
    </>
  ),
  serviceOrientation: (
    <path d="M10 16.5S3.5 12.6 3.5 8.2A3.4 3.4 0 0 1 10 6.6a3.4 3.4 0 0 1 6.5 1.6c0 4.4-6.5 8.3-6.5 8.3z" />
  ),
  socialConfidence: (
    <>
      <path d="M3 4h10v7H7.5L5 13.5V11H3z" />
      <path d="M15.500 8H17v6.500h-1.500V17L13 14.500H9.500" />
    </>
  ),
  stressTolerance: (
    <path d="M2.500 7c2.500-2.500 5-2.500 7.500 0s5 2.500 7.500 0M2.500 13c2.500-2.500 5-2.500 7.500 0s5 2.500 7.500 0" />
  ),
  integrity: <path d="M10 2.500v10M7.500 12.500h5L10 17.500zM5.500 2.500h9" />,
};

/** The icon of a scale as a picture beside its name. */
export function ScaleIcon({ scale, small = false }: Readonly<{ scale: ScaleKey; small?: boolean }>) {
  return (
    <svg className={small ? 'i i-s' : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      {SCALE_PATHS[scale]}
    </svg>
  );
}

/** The same icon as a part of a figure, 18 px with its corner at (x, y). */
export function ScaleGlyph({ scale, x, y }: Readonly<{ scale: ScaleKey; x: number; y: number }>) {
  return (
    <g className="ico" transform={`translate(${x} ${y}) scale(.9)`}>
      {SCALE_PATHS[scale]}
    </g>
  );
}

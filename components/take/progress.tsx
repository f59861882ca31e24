import type { ReactNode } from 'react';
import { fill } from './texts';

type ProgressProps = Readonly<{ position: number; total: number; counter: string; children?: ReactNode }>;

/** How far one is: words and bar come from the same two numbers. */
export function Progress({ position, total, counter, children }: ProgressProps) {
  const words = fill(counter, { position, total });
  return (
    <div className="progress">
      <div className="row">
        <span className="num" id="progress-words">
          {words}
        </span>
        {children}
      </div>
      <progress value={position} max={total} aria-labelledby="progress-words">
        {words}
      </progress>
    </div>
  );
}

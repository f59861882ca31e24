import type { ReactNode } from 'react';

const MARKS = {
  empty: <circle cx="8" cy="8" r="6" />,
  opened: (
    <>
      <circle cx="8" cy="8" r="6" />
      <circle className="f" cx="8" cy="8" r="2" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path className="f" d="M8 2a6 6 0 0 1 0 12z" />
    </>
  ),
  full: <circle className="f" cx="8" cy="8" r="7" />,
  reviewed: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M5 8.200l2.200 2.300L11 6" />
    </>
  ),
  stopped: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M4 12 12 4" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2 15 14H1z" />
      <path d="M8 6.500v3M8 11.700v.1" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type StateMarkName = keyof typeof MARKS;

/** How far something has come, as a shape: the word stands beside it. */
export function StateMark({ mark }: Readonly<{ mark: StateMarkName }>) {
  return (
    <svg className="st" viewBox="0 0 16 16" aria-hidden="true">
      {MARKS[mark]}
    </svg>
  );
}

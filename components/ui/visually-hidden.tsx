import type { ReactNode } from 'react';

/** Words for screen readers only, where the eye has them from the surroundings. */
export function VisuallyHidden({ children }: Readonly<{ children: ReactNode }>) {
  return <span className="vh">{children}</span>;
}

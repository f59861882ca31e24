import '../../../own.css';

import type { ReactNode } from 'react';

/** The own pages bring styles of their own, so that nobody who answers has to fetch them. */
export default function OwnLayout({ children }: Readonly<{ children: ReactNode }>) {
  return children;
}

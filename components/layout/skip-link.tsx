import type { ReactNode } from 'react';

/** The id that every page's `main` carries, so that the link at the top of the page works everywhere. */
export const CONTENT_ID = 'content';

/** First stop of the keyboard on every page: jumps over the navigation. */
export function SkipLink({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <a className="skip" href={`#${CONTENT_ID}`}>
      {children}
    </a>
  );
}

import type { ReactNode } from 'react';

type DisclosureProps = Readonly<{ summary: ReactNode; open?: boolean; children: ReactNode }>;

/** Opens in place, without a script; printed only when open. */
export function Disclosure({ summary, open = false, children }: DisclosureProps) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

import type { ReactNode } from 'react';
import { QuietLink } from '../ui/quiet-link';

export type ShareItem = Readonly<{
  id: string;
  label: string;
  href?: string;
  /** Open when its trace is on the page. */
  open?: boolean;
  /** The part of the whole, as shown. */
  share: string;
  note?: ReactNode;
}>;

/** The parts of a number with their shares, largest first. */
export function ShareChain({ items }: Readonly<{ items: readonly ShareItem[] }>) {
  return (
    <ol className="chain">
      {items.map(({ id, label, href, open, share, note }) => (
        <li key={id}>
          {href === undefined ? (
            <span>{label}</span>
          ) : (
            <QuietLink href={href} open={open ?? false}>
              {label}
            </QuietLink>
          )}
          <span className="sh">{share}</span>
          {note ? <span className="from">{note}</span> : null}
        </li>
      ))}
    </ol>
  );
}

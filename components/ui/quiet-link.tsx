import Link from 'next/link';
import type { ReactNode } from 'react';

/** A number as shown, and where its trace is. `open` while that trace is on the page. */
export type QuietNumber = Readonly<{ text: string; href?: string; open?: boolean }>;

type QuietLinkProps = Readonly<{ href: string; open?: boolean; children: ReactNode; label?: string }>;

/** A derived number: dotted underline, opens the trace beside the page, works without a script. */
export function QuietLink({ href, open = false, children, label }: QuietLinkProps) {
  return (
    // A page has dozens of these: fetching them all ahead would render the page dozens of times.
    <Link
      className="tr"
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={open || undefined}
      aria-label={label}
    >
      {children}
    </Link>
  );
}

/** A number that opens its trace when it has one, else plain text. */
export function Quiet({ value }: Readonly<{ value: QuietNumber }>) {
  if (value.href === undefined) return value.text;
  return (
    <QuietLink href={value.href} open={value.open ?? false}>
      {value.text}
    </QuietLink>
  );
}

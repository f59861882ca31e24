import { Fragment } from 'react';
import { Link } from '@/lib/i18n/navigation';

export type Crumb = Readonly<{ label: string; /** Address without its language. */ href?: string }>;

/** The way back up, from the top; the page itself is its heading and is not repeated. */
export function Breadcrumb({ label, crumbs }: Readonly<{ label: string; crumbs: readonly Crumb[] }>) {
  return (
    <nav className="crumb" aria-label={label}>
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.label}>
          {index > 0 ? <span aria-hidden="true">/</span> : null}
          {crumb.href === undefined ? (
            <span>{crumb.label}</span>
          ) : (
            <Link href={crumb.href}>{crumb.label}</Link>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

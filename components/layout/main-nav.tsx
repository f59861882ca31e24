'use client';

import { useEffect, useRef } from 'react';
import { Link, usePathname } from '@/lib/i18n/navigation';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon-paths';

export type NavItem = Readonly<{
  href: string;
  label: string;
  icon: IconName;
  /** How many wait there, as a number and in words; absent where none do. */
  waiting?: Readonly<{ count: number; words: string }> | undefined;
}>;

/** Main navigation; the part of the site that the page belongs to is marked. */
export function MainNav({ label, items }: Readonly<{ label: string; items: readonly NavItem[] }>) {
  const pathname = usePathname();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => showHere(bar.current), [pathname]);
  return (
    <nav ref={bar} aria-label={label}>
      <ul>
        {items.map(({ href, label: text, icon, waiting }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link href={href} aria-current={here ? 'page' : undefined}>
                <Icon name={icon} />
                {text}
                {waiting ? (
                  <span className="count">
                    <span aria-hidden="true">{waiting.count}</span>
                    <span className="vh">{waiting.words}</span>
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** On a phone the bar scrolls sideways: the marked part is brought into view, the page stays where it is. */
function showHere(bar: HTMLElement | null): void {
  const here = bar?.querySelector<HTMLElement>('[aria-current]');
  if (bar && here) bar.scrollLeft = here.offsetLeft + here.offsetWidth - bar.clientWidth;
}

'use client';

import { useEffect, useRef } from 'react';

/**
 * Takes the keyboard to a trace that opens, and back to its number when it closes; the page stays where it was
 * scrolled. Stays mounted while traces come and go. Without a script the address leads to the trace by itself.
 *
 * @param href Address of the open trace, or null.
 */
export function TraceFocus({ href }: Readonly<{ href: string | null }>) {
  const previous = useRef(href);

  useEffect(() => {
    const before = previous.current;
    previous.current = href;
    // A shared address with a trace in it is read from its beginning.
    if (href === before) return;
    if (href === null) {
      numberWith(before)?.focus({ preventScroll: true });
      return;
    }
    const panel = document.getElementById('trace');
    if (!panel) return;
    panel.tabIndex = -1;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    // On a narrow screen the trace lies over the lower part of the window, and may cover its own number.
    numberWith(href)?.scrollIntoView({ block: 'nearest' });
  }, [href]);

  return null;
}

function numberWith(href: string | null): HTMLAnchorElement | undefined {
  const numbers = document.querySelectorAll<HTMLAnchorElement>('a.tr');
  return [...numbers].find((link) => link.getAttribute('href') === href);
}

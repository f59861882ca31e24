'use client';

import { useEffect } from 'react';

/**
 * Takes the keyboard to an opened trace, and back to its number when it closes; the page stays where it was scrolled.
 * Without a script the address leads to the trace by itself.
 */
export function TraceFocus({ href }: Readonly<{ href: string }>) {
  useEffect(() => {
    const panel = document.getElementById('trace');
    if (!panel) return;
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
    panel.scrollTop = 0;
    return () => {
      const origin = [...document.querySelectorAll('a.tr')].find(
        (link) => link.getAttribute('href') === href,
      );
      // Still inside the panel means that another trace opens; it takes the focus itself.
      if (origin instanceof HTMLElement && !document.getElementById('trace'))
        origin.focus({ preventScroll: true });
    };
  }, [href]);
  return null;
}

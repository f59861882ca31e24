'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * Scrolls its content sideways. It takes the keyboard's focus only while there is something to scroll to,
 * so that a table that fits costs no extra stop.
 */
export function ScrollBox({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth);
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const reachable = overflows ? { tabIndex: 0, role: 'region', 'aria-label': label } : {};
  return (
    <div ref={box} className="scroll" {...reachable}>
      {children}
    </div>
  );
}

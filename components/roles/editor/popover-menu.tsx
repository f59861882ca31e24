'use client';

import { type ReactNode, useEffect, useRef } from 'react';

type PopoverMenuProps = Readonly<{
  /** The button that opened it; takes the focus back. */
  anchor: HTMLElement;
  label: string;
  onClose: () => void;
  children: ReactNode;
}>;

const GAP = 4;

/** A few buttons beside the one that opened them; Escape or a press elsewhere closes. */
export function PopoverMenu({ anchor, label, onClose, children }: PopoverMenuProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    const at = anchor.getBoundingClientRect();
    const top = at.bottom + GAP + element.offsetHeight > window.innerHeight;
    element.style.top = `${top ? at.top - GAP - element.offsetHeight : at.bottom + GAP}px`;
    element.style.left = `${Math.max(GAP, at.right - element.offsetWidth)}px`;
    element.querySelector('button')?.focus();
    const onToggle = (event: ToggleEvent) => {
      if (event.newState === 'closed') onClose();
    };
    element.addEventListener('toggle', onToggle);
    return () => {
      element.removeEventListener('toggle', onToggle);
      if (element.matches(':popover-open')) element.hidePopover();
    };
  }, [anchor, onClose]);

  return (
    <div ref={box} popover="auto" className="pop menu" role="dialog" aria-label={label}>
      {children}
    </div>
  );
}

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

/** Below the button, or above it where there is no room; never beyond the window, wherever the button has gone. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = menu;
  const below = at.bottom + GAP;
  const top = below + height > window.innerHeight ? at.top - GAP - height : below;
  menu.style.top = `${inside(top, window.innerHeight - height)}px`;
  menu.style.left = `${inside(at.right - width, window.innerWidth - width)}px`;
}

function isOutside(anchor: HTMLElement): boolean {
  const { top, bottom } = anchor.getBoundingClientRect();
  return top < 0 || bottom > window.innerHeight;
}

const inside = (wanted: number, room: number) => Math.max(GAP, Math.min(wanted, room - GAP));

/** A few buttons beside the one that opened them; Escape or a press elsewhere closes. */
export function PopoverMenu({ anchor, label, onClose, children }: PopoverMenuProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    let wasSeen = true;
    const stay = () => {
      place(element, anchor);
      wasSeen = !isOutside(anchor);
    };
    const follow = () => {
      // In a window of another size the button may be elsewhere, and a menu means little without its row. Whoever has
      // scrolled the row away meant to.
      if (wasSeen && isOutside(anchor)) anchor.scrollIntoView({ block: 'center' });
      stay();
    };
    stay();
    window.addEventListener('resize', follow);
    window.addEventListener('scroll', stay, { capture: true, passive: true });
    element.querySelector('button')?.focus();
    const onToggle = (event: ToggleEvent) => {
      if (event.newState === 'closed') onClose();
    };
    element.addEventListener('toggle', onToggle);
    return () => {
      window.removeEventListener('resize', follow);
      window.removeEventListener('scroll', stay, { capture: true });
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

'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button';
import { Icon } from './icon';

type DialogProps = Readonly<{
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}>;

/** A native modal dialog: the browser keeps the focus inside, Escape closes, focus returns. */
export function Dialog({ open, title, closeLabel, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog ref={element} className="dialog" aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <Button variant="quiet" size="icon" aria-label={closeLabel} onClick={() => element.current?.close()}>
          <Icon name="close" />
        </Button>
      </header>
      {open ? children : null}
    </dialog>
  );
}

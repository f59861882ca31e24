'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonLook } from '../ui/button';

type SubmitButtonProps = Pick<ButtonLook, 'variant' | 'size'> &
  Readonly<{
    children: ReactNode;
    /** Shown while the form is being sent, such as "Saving…". */
    pendingLabel: ReactNode;
    name?: string;
    value?: string;
    blocked?: boolean;
    'aria-describedby'?: string;
  }>;

/** Sends its form once: a second press while the first is on its way does nothing. */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, pendingLabel, variant = 'primary', blocked = false, ...rest } = props;
  const { pending } = useFormStatus();
  const stopped = pending || blocked;

  return (
    <Button
      type="submit"
      variant={variant}
      blocked={stopped}
      onClick={(event) => {
        if (stopped) event.preventDefault();
      }}
      {...rest}
    >
      {pending ? pendingLabel : children}
    </Button>
  );
}

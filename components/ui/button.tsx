import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names';

export type ButtonLook = Readonly<{
  variant?: 'plain' | 'primary' | 'quiet';
  size?: 'normal' | 'tall' | 'tiny' | 'icon';
}>;

/** The class of a button, for elements that must be something else (a link to a file, a summary). */
export function buttonClass({ variant = 'plain', size = 'normal' }: ButtonLook): string {
  return classNames('btn', variant !== 'plain' && variant, size !== 'normal' && size);
}

type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'disabled'> &
  Readonly<{
    /** Stays reachable and is announced as unavailable; say why beside it. */
    blocked?: boolean;
  }>;

/** A button; does not submit unless `type="submit"`. One `primary` on a page. */
export function Button({ variant, size, blocked = false, type = 'button', ...rest }: ButtonProps) {
  const look = { ...(variant ? { variant } : {}), ...(size ? { size } : {}) };
  return <button type={type} className={buttonClass(look)} aria-disabled={blocked || undefined} {...rest} />;
}

import type { ReactNode } from 'react';
import { Link } from '@/lib/i18n/navigation';
import { type ButtonLook, buttonClass } from './button';

type LinkButtonProps = ButtonLook &
  Readonly<{
    /** Address without its language, such as `/roles/new`. */
    href: string;
    children: ReactNode;
    id?: string;
    'aria-label'?: string;
    'aria-describedby'?: string;
  }>;

/** A link that looks like a button, on staff pages: goes somewhere, changes nothing. */
export function LinkButton({ variant, size, href, children, ...rest }: LinkButtonProps) {
  const look = { ...(variant ? { variant } : {}), ...(size ? { size } : {}) };
  return (
    <Link href={href} className={buttonClass(look)} {...rest}>
      {children}
    </Link>
  );
}

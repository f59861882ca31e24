import type { MouseEvent } from 'react';

type BackProps = Readonly<{
  href: string;
  label: string;
  onClick?: ((event: MouseEvent<HTMLAnchorElement>) => void) | undefined;
}>;

/** Back, with its arrow. */
export function Back({ href, label, onClick }: BackProps) {
  return (
    <a className="back" href={href} onClick={onClick}>
      <svg className="i i-s" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M12 4 6 10l6 6" />
      </svg>
      {label}
    </a>
  );
}

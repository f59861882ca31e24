import type { ReactNode } from 'react';
import { classNames } from './class-names';

type NoticeProps = Readonly<{
  /** sky informs, sun warns, berry tells what went wrong. */
  tone?: 'plain' | 'sky' | 'sun' | 'berry';
  title?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  /** Set when the notice appears after an action, so that it is read out. */
  live?: boolean;
  children?: ReactNode;
}>;

/** A rule at the left and words; never a box of colour. */
export function Notice({ tone = 'plain', title, headingLevel = 2, live = false, children }: NoticeProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classNames('note', tone !== 'plain' && tone)} role={live ? 'status' : undefined}>
      {title ? <Heading>{title}</Heading> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}

import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { ScrollBox } from './scroll-box';

type TableProps = Readonly<{
  /** Names the table; hidden unless `showCaption`. */
  caption: string;
  showCaption?: boolean;
  head: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  variant?: 'normal' | 'tight' | 'people' | 'compare';
  stickyHead?: boolean;
}>;

const VARIANT_CLASSES = { normal: undefined, tight: 'tight', people: 'people', compare: 'cmp' } as const;

/** A real table in a box that scrolls sideways when it must. `head`, `foot` and children are rows. */
export function Table(props: TableProps) {
  const {
    caption,
    showCaption = false,
    head,
    children,
    foot,
    variant = 'normal',
    stickyHead = false,
  } = props;
  return (
    <ScrollBox label={caption}>
      <table className={classNames('tbl', VARIANT_CLASSES[variant], stickyHead && 'sticky')}>
        <caption className={showCaption ? undefined : 'vh'}>{caption}</caption>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </ScrollBox>
  );
}

import Link from 'next/link';
import type { QuietNumber } from '../ui/quiet-link';

type SvgTextProps = Readonly<{
  x: number;
  y: number;
  value: QuietNumber;
  className: string;
  anchor?: 'start' | 'middle' | 'end';
}>;

/**
 * A number in a figure. Its link is for the pointer only: the same number with the same link stands in the
 * table of the figure, so the keyboard and screen readers meet it once.
 */
export function SvgNumber({ x, y, value, className, anchor = 'start' }: SvgTextProps) {
  const text = (
    <text className={className} x={x} y={y} textAnchor={anchor}>
      {value.text}
    </text>
  );
  if (value.href === undefined) return text;
  return (
    <Link className="tr" href={value.href} prefetch={false} scroll={false} tabIndex={-1}>
      {text}
    </Link>
  );
}

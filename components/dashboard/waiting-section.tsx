import { type ReactNode, useId } from 'react';

type WaitingSectionProps = Readonly<{ title: string; children: ReactNode; more?: ReactNode }>;

/** One kind of thing that waits: its name at the left, its lines at the right. */
export function WaitingSection({ title, children, more }: WaitingSectionProps) {
  const id = useId();
  return (
    <section className="waits" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div>
        <ul>{children}</ul>
        {more}
      </div>
    </section>
  );
}

type WaitingLineProps = Readonly<{ children: ReactNode; place: ReactNode; when?: ReactNode }>;

/** One line: the link to what is to be done, where it belongs, and by when. */
export function WaitingLine({ children, place, when }: WaitingLineProps) {
  return (
    <li>
      <span>{children}</span>
      <span className="muted">{place}</span>
      <span className="when muted num">{when}</span>
    </li>
  );
}

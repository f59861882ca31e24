import type { ReactNode } from 'react';

type EmptyStateProps = Readonly<{ title: string; children: ReactNode; action?: ReactNode }>;

/** Teaches in one sentence what will stand here, and offers the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action}
    </section>
  );
}

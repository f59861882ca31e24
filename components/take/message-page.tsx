import type { ReactNode } from 'react';

type MessagePageProps = Readonly<{ title: string; children: ReactNode }>;

/** A page that only tells how things stand. */
export function MessagePage({ title, children }: MessagePageProps) {
  return (
    <div className="stack intro">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

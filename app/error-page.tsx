'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CONTENT_ID } from '@/components/layout/skip-link';
import { errorTexts } from './error-texts';

type ErrorPageProps = Readonly<{
  locale: unknown;
  reference: string | undefined;
  retry: () => void;
  /** What is known to be safe, in words of its own. */
  children?: ReactNode;
}>;

/** What a person sees when a page broke: that it is our fault, what is safe, and a reference to quote. */
export function ErrorPage({ locale, reference, retry, children }: ErrorPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const texts = errorTexts(locale);

  // The page changed under the reader: start reading from what happened.
  useEffect(() => heading.current?.focus(), []);

  return (
    <main className="page alone stack" id={CONTENT_ID}>
      <title>{texts.title}</title>
      <h1 ref={heading} tabIndex={-1}>
        {texts.title}
      </h1>
      <p>{texts.body}</p>
      {children}
      {reference ? (
        <p className="muted small">
          {texts.reference} <code>{reference}</code>
        </p>
      ) : null}
      <p>
        <Button variant="primary" onClick={retry}>
          {texts.retry}
        </Button>
      </p>
    </main>
  );
}

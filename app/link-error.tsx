'use client';

import { ErrorPage } from './error-page';

type LinkErrorProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** A page behind a personal link broke: what was saved is safe, and the page says so in the language it was read in. */
export function LinkError({ error, reset }: LinkErrorProps) {
  const locale = typeof document === 'undefined' ? undefined : document.documentElement.lang;
  return <ErrorPage locale={locale} reference={error.digest} retry={reset} />;
}

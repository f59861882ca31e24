'use client';

import { ErrorPage } from '../error-page';

type ErrorProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** A rater's page broke: what was saved is safe, and the page says so in the language that it was read in. */
export default function RaterError({ error, reset }: ErrorProps) {
  const locale = typeof document === 'undefined' ? undefined : document.documentElement.lang;
  return <ErrorPage locale={locale} reference={error.digest} retry={reset} />;
}

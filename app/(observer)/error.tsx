'use client';

import { ErrorPage } from '../error-page';

type ErrorProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** An observer's page broke: what was marked is in the phone. */
export default function ObserverError({ error, reset }: ErrorProps) {
  const locale = typeof document === 'undefined' ? undefined : document.documentElement.lang;
  return <ErrorPage locale={locale} reference={error.digest} retry={reset} />;
}

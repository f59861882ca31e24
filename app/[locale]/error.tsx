'use client';

import { useParams } from 'next/navigation';
import { ErrorPage } from '../error-page';

type ErrorProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

export default function LocaleError({ error, reset }: ErrorProps) {
  const { locale } = useParams();
  return <ErrorPage locale={locale} reference={error.digest} retry={reset} />;
}

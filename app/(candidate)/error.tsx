'use client';

import { useSyncExternalStore } from 'react';
import { type LastSave, lastSave } from '@/components/take/last-save';
import { formatTime } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';
import { ErrorPage } from '../error-page';
import { errorTexts } from '../error-texts';

type CandidateErrorProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** A candidate's page broke: how many answers are stored, and since when, by what the server last acknowledged. */
export default function CandidateError({ error, reset }: CandidateErrorProps) {
  const locale = typeof document === 'undefined' ? undefined : document.documentElement.lang;
  const saved = useSyncExternalStore(never, lastSave, () => null);
  return (
    <ErrorPage locale={locale} reference={error.digest} retry={reset}>
      {saved ? <p>{inWords(saved, locale)}</p> : null}
    </ErrorPage>
  );
}

/** What was saved before does not change on this page. */
const never = () => () => undefined;

function inWords({ answered, savedAt }: LastSave, locale: unknown): string {
  const time = formatTime(isLocale(locale) ? locale : 'fi', new Date(savedAt));
  return errorTexts(locale).saved.replace('{count}', String(answered)).replace('{time}', time);
}

import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CandidatePage } from '@/components/layout/candidate-page';
import type { CandidateView } from '@/lib/services/internal/candidate-view';

type ShellProps = Readonly<{
  /** Null where nobody knows yet whose questionnaire it is. */
  view: CandidateView | null;
  path: string;
  children: ReactNode;
}>;

/** The frame of every candidate page: who asks, and the choice of language. */
export async function Shell({ view, path, children }: ShellProps) {
  const t = await getTranslations('take');
  return (
    <CandidatePage
      organizationName={view?.organizationName ?? t('start.anyone')}
      locale={await getLocale()}
      locales={view?.locales}
      languageLabel={t('language')}
      path={path}
      largeText={view?.largeText ?? false}
    >
      {children}
    </CandidatePage>
  );
}

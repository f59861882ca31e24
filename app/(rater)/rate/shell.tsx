import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CandidatePage } from '@/components/layout/candidate-page';

type ShellProps = Readonly<{
  /** Empty where nobody knows yet whose ratings they are. */
  organizationName: string;
  path: string;
  children: ReactNode;
}>;

/** The frame of every rater's page: who asks, and the choice of language. */
export async function Shell({ organizationName, path, children }: ShellProps) {
  const t = await getTranslations('rate');
  return (
    <CandidatePage
      organizationName={organizationName}
      locale={await getLocale()}
      languageLabel={t('language')}
      path={path}
    >
      {children}
    </CandidatePage>
  );
}

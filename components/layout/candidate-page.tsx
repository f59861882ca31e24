import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { LanguageLinks } from './language-links';
import { Logo } from './logo';
import { CONTENT_ID } from './skip-link';

type CandidatePageProps = Readonly<{
  /** Who asks: the organisation, not the tool. */
  organizationName: string;
  locale: Locale;
  /** Languages to choose from; all where absent. */
  locales?: readonly Locale[] | undefined;
  languageLabel: string;
  /** Path of this page, for the language links. */
  path: string;
  /** Everything larger, for whoever asked for it. */
  largeText?: boolean;
  children: ReactNode;
}>;

/** One calm column with the name of the asker and the choice of language. */
export function CandidatePage({
  organizationName,
  locale,
  locales,
  languageLabel,
  path,
  largeText = false,
  children,
}: CandidatePageProps) {
  return (
    <div className={largeText ? 'cand large' : 'cand'}>
      <header className="cand-top">
        <span className="brand">
          <Logo />
          <span>{organizationName}</span>
        </span>
        <LanguageLinks label={languageLabel} current={locale} offered={locales} path={path} />
      </header>
      <main id={CONTENT_ID}>{children}</main>
    </div>
  );
}

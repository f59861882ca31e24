import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales';

type LanguageLinksProps = Readonly<{
  label: string;
  current: Locale;
  /** All languages where absent. */
  offered?: readonly Locale[] | undefined;
  /** Path of this page. */
  path: string;
}>;

/** Language choice of the candidate pages: plain links; the proxy remembers the language of `?lang=`. */
export function LanguageLinks({ label, current, offered = LOCALES, path }: LanguageLinksProps) {
  if (offered.length < 2) return null;
  return (
    <nav className="lang" aria-label={label}>
      {offered.map((locale) => (
        <a
          key={locale}
          href={`${path}${path.includes('?') ? '&' : '?'}lang=${locale}`}
          lang={locale}
          hrefLang={locale}
          title={LOCALE_NAMES[locale]}
          aria-current={locale === current ? 'true' : undefined}
        >
          {locale}
        </a>
      ))}
    </nav>
  );
}

import { useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { LOCALE_NAMES } from '@/lib/i18n/locales';
import type { MailPreview as Preview } from '@/lib/services/mail-previews';

/** The invitation in each language that candidates are offered, to read before it is sent. */
export function MailPreview({ mails }: Readonly<{ mails: readonly Preview[] }>) {
  const t = useTranslations('invitations.preview');
  return (
    <Disclosure summary={t('title')}>
      <div className="stack">
        <p>{t('body')}</p>
        {mails.map(({ locale, subject, text }) => (
          <section key={locale} className="stack-2">
            <h3 lang={locale}>{LOCALE_NAMES[locale]}</h3>
            <div className="mail-preview" lang={locale}>
              <p>
                <strong>{subject}</strong>
              </p>
              <p>{text}</p>
            </div>
          </section>
        ))}
      </div>
    </Disclosure>
  );
}

import { useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

type ReportReadersProps = Readonly<{
  readers: readonly Readonly<{ name: string | null; at: Date }>[];
  locale: Locale;
}>;

/** Who may open the report, and who has. */
export function ReportReaders({ readers, locale }: ReportReadersProps) {
  const t = useTranslations('report.readers');
  const words = useTranslations('decision');
  return (
    <section className="stack-2" aria-labelledby="readers-title">
      <h2 id="readers-title">{t('title')}</h2>
      <p>{t('who')}</p>
      {readers.length > 0 ? (
        <ul className="plain-list">
          {readers.map(({ name, at }) => (
            <li key={`${name ?? ''} ${at.toISOString()}`} className="num small">
              {t('one', { name: name ?? words('unknown'), time: formatDateTime(locale, at) })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

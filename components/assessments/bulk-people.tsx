import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatList } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { CandidateSummary } from '@/lib/services/candidates';
import { usePersonName } from './person-name';

type BulkPeopleProps = Readonly<{
  affected: readonly CandidateSummary[];
  skipped: readonly CandidateSummary[];
  locale: Locale;
}>;

/** Whom the work concerns, by name, and who is left out of it. */
export function BulkPeople({ affected, skipped, locale }: BulkPeopleProps) {
  const t = useTranslations('candidates.bulkPage');
  const nameOf = usePersonName();
  return (
    <>
      {affected.length > 0 ? (
        <section className="stack-2" aria-labelledby="affected-title">
          <h2 id="affected-title">{t('affected', { count: affected.length })}</h2>
          <ul className="plain-list">
            {affected.map(({ attemptId, person }) => (
              <li key={attemptId}>{nameOf(person)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {skipped.length > 0 ? (
        <Notice title={t('skipped', { count: skipped.length })}>
          {t('skippedWhy', {
            names: formatList(
              locale,
              skipped.map(({ person }) => nameOf(person)),
            ),
          })}
        </Notice>
      ) : null}
    </>
  );
}

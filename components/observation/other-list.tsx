import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatList } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { OtherGroup } from '@/lib/services/observations';

type OtherListProps = Readonly<{ jobRoleId: string; others: readonly OtherGroup[]; readOnly: boolean }>;

/** Events that fitted no step and wait for somebody to say what they were. */
export function OtherList({ jobRoleId, others, readOnly }: OtherListProps) {
  const t = useTranslations('observation.others');
  const locale = useLocale();
  return (
    <section className="sec" aria-labelledby="others">
      <h2 id="others">{t('title')}</h2>
      <p>{others.length === 0 ? t('none') : t('lead')}</p>
      <ul className="others">
        {others.map(({ tapIds, note, firstAt, labels }) => {
          const words = note === '' ? t('noNote') : note;
          return (
            <li key={tapIds[0]}>
              <div>
                <b>{words}</b>
                <p className="small muted">
                  {t('times', {
                    count: tapIds.length,
                    date: formatDate(locale, firstAt),
                    labels: formatList(locale, labels),
                  })}
                </p>
              </div>
              {readOnly ? null : (
                <Link href={`/roles/${jobRoleId}/observation/others/${tapIds[0] ?? ''}`}>
                  <span aria-hidden="true">{t('review')}</span>
                  <span className="vh">{t('reviewOf', { note: words })}</span>
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { formatDate } from '@/lib/i18n/format';
import type { StatefulAction } from '@/lib/validation/form-state';

type RoleBinProps = Readonly<{
  roles: readonly Readonly<{ jobRoleId: string; title: string; erasedAt: string }>[];
  undelete: StatefulAction;
}>;

/** The deleted jobs that can still be brought back. */
export function RoleBin({ roles, undelete }: RoleBinProps) {
  const t = useTranslations('teamwork.bin');
  const locale = useLocale();
  if (roles.length === 0) return null;
  return (
    <section className="sec stack-2" aria-labelledby="bin-title">
      <h2 id="bin-title">{t('title')}</h2>
      <p className="small muted">{t('lead')}</p>
      <ul className="archived">
        {roles.map(({ jobRoleId, title, erasedAt }) => (
          <li key={jobRoleId}>
            <span>
              {title}{' '}
              <span className="small muted">
                {t('until', { date: formatDate(locale, new Date(erasedAt)) })}
              </span>
            </span>
            <OneButtonForm
              action={undelete}
              fields={{ jobRoleId }}
              label={t('restore')}
              name={t('restoreOf', { title })}
              pendingLabel={t('restoring')}
              size="tiny"
              id={`restore-${jobRoleId}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

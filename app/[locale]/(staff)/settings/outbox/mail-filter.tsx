import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import type { OutboxPage } from '@/lib/services/outbox';
import { MAIL_STATES, type MailState } from '@/lib/validation/outbox';

type MailFilterProps = Readonly<{ counts: OutboxPage['counts']; state: MailState | null }>;

/** How many mails stand where; each leads to them. States without a mail are left out. */
export function MailFilter({ counts, state }: MailFilterProps) {
  const t = useTranslations('outbox');
  const total = MAIL_STATES.reduce((sum, each) => sum + counts[each], 0);
  const shown = MAIL_STATES.filter((each) => counts[each] > 0 || each === state);
  return (
    <nav className="subnav" aria-label={t('filter')}>
      <ul>
        <li>
          <Link href="/settings/outbox" aria-current={state === null ? 'page' : undefined}>
            {t('all', { count: total })}
          </Link>
        </li>
        {shown.map((each) => (
          <li key={each}>
            <Link href={`/settings/outbox?state=${each}`} aria-current={each === state ? 'page' : undefined}>
              {t(`filters.${each}`, { count: counts[each] })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { usePersonName } from '@/components/assessments/person-name';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { RequestDetails } from '@/lib/services/requests';

/** Who asks, about what, and by when somebody must answer. */
export function RequestHead({ request }: Readonly<{ request: RequestDetails }>) {
  const t = useTranslations('requests');
  const locale = useLocale();
  const nameOf = usePersonName();
  const { assessment, receipt, createdAt, dueAt } = request;
  return (
    <dl className="facts">
      <div>
        <dt>{t('who')}</dt>
        <dd>
          {nameOf(request.who)} <span className="small muted num">{t('reference', { receipt })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('assessment')}</dt>
        <dd>
          <Link href={`/assessments/${assessment.id}`}>{assessment.name}</Link>
        </dd>
      </div>
      <div>
        <dt>{t('sent')}</dt>
        <dd className="num">{formatDate(locale, createdAt)}</dd>
      </div>
      {dueAt ? (
        <div>
          <dt>{t('due')}</dt>
          <dd className="num">{formatDate(locale, dueAt)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

import { useTranslations } from 'next-intl';
import { SubmitButton } from '@/components/forms/submit-button';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

type ReportReviewProps = Readonly<{
  reportId: string;
  review: Readonly<{ name: string | null; at: Date }> | null;
  viewerName: string;
  locale: Locale;
  action: (form: FormData) => Promise<void>;
}>;

/** A named person notes having read the report; nothing follows from the score by itself. */
export function ReportReview({ reportId, review, viewerName, locale, action }: ReportReviewProps) {
  const t = useTranslations('report.review');
  if (review) {
    const date = formatDate(locale, review.at);
    return (
      <section className="sec stack-2" aria-labelledby="review-title">
        <h2 id="review-title">{t('title')}</h2>
        <p>{review.name === null ? t('doneUnknown', { date }) : t('done', { name: review.name, date })}</p>
      </section>
    );
  }
  return (
    <section className="sec no-print" aria-labelledby="review-title">
      <form className="decide" action={action}>
        <div className="stack-2">
          <h2 id="review-title">{t('title')}</h2>
          <p>{t('body')}</p>
        </div>
        <input type="hidden" name="reportId" value={reportId} />
        <div className="actions">
          <SubmitButton variant="plain" pendingLabel={t('sending')}>
            {t('button')}
          </SubmitButton>
          <span className="small muted">{t('as', { name: viewerName })}</span>
        </div>
      </form>
    </section>
  );
}

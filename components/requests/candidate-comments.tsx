import { useTranslations } from 'next-intl';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { CandidateComment } from '@/lib/services/requests';

type CandidateCommentsProps = Readonly<{ comments: readonly CandidateComment[]; locale: Locale }>;

/** What the person says about the report, before anybody decides. */
export function CandidateComments({ comments, locale }: CandidateCommentsProps) {
  const t = useTranslations('requests');
  if (comments.length === 0) return null;
  return (
    <section className="sec stack-2" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('comments')}</h2>
      {comments.map(({ id, text, at, locale: writtenIn }) => (
        <div key={id} className="stack-2">
          <p className="small muted">{t('commentAt', { date: formatDate(locale, at) })}</p>
          <blockquote className="own-words" lang={writtenIn}>
            {text}
          </blockquote>
        </div>
      ))}
    </section>
  );
}

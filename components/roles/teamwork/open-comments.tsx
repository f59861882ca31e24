import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';

type OpenComment = Readonly<{ commentId: string; stepId: string; text: string; decision: unknown }>;
type OpenCommentsProps = Readonly<{
  jobRoleId: string;
  comments: readonly OpenComment[];
  steps: readonly Readonly<{ id: string; title: string; position: number }>[];
}>;

/** The comments that wait for a decision, each with the way to its step. */
export function OpenComments({ jobRoleId, comments, steps }: OpenCommentsProps) {
  const t = useTranslations('teamwork.comments');
  const open = comments.filter(({ decision }) => decision === null);
  return (
    <section className="sec stack-2" aria-labelledby="open-comments-title">
      <h2 id="open-comments-title">{t('all')}</h2>
      {open.length === 0 ? <p className="muted">{t('none2')}</p> : null}
      <ul>
        {open.map(({ commentId, stepId, text }) => {
          const step = steps.find(({ id }) => id === stepId);
          return step ? (
            <li key={commentId}>
              <Link href={`/roles/${jobRoleId}/map/steps/${stepId}#comments`}>
                {t('stepNo', { number: step.position + 1, title: step.title })}
              </Link>
              {` – ${text}`}
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}

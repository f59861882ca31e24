'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import { formatDate } from '@/lib/i18n/format';
import type { StatefulAction } from '@/lib/validation/form-state';
import { COMMENT_MAX } from '@/lib/validation/step-comment';

export type CommentData = Readonly<{
  commentId: string;
  text: string;
  author: string | null;
  createdAt: string;
  decision: Readonly<{ text: string; by: string | null; at: string }> | null;
}>;

type StepCommentsProps = Readonly<{
  jobRoleId: string;
  stepId: string;
  comments: readonly CommentData[];
  readOnly: boolean;
  add: StatefulAction;
  decide: StatefulAction;
}>;

/** What colleagues say about a step, what was decided, and a place to say something. */
export function StepComments(props: StepCommentsProps) {
  const { jobRoleId, stepId, comments, readOnly, add, decide } = props;
  const t = useTranslations('teamwork.comments');
  const { form, field, summary } = useFormState(add, {}, 'comment-');
  const { key, ...text } = field('text');
  return (
    <section className="sec stack" aria-labelledby="comments-title" id="comments">
      <h2 id="comments-title">{t('title')}</h2>
      <p className="small muted">{t('lead')}</p>
      {comments.length === 0 ? <p>{t('none')}</p> : null}
      {comments.map((comment) => (
        <Comment key={comment.commentId} comment={comment} readOnly={readOnly} decide={decide} />
      ))}
      {readOnly ? null : (
        <form {...form} className="stack form">
          <ErrorSummary {...summary} />
          <input type="hidden" name="jobRoleId" value={jobRoleId} />
          <input type="hidden" name="stepId" value={stepId} />
          <TextArea key={key} {...text} label={t('text')} hint={t('textHint')} maxLength={COMMENT_MAX} />
          <p>
            <SubmitButton pendingLabel={t('adding')}>{t('add')}</SubmitButton>
          </p>
        </form>
      )}
    </section>
  );
}

type CommentProps = Readonly<{ comment: CommentData; readOnly: boolean; decide: StatefulAction }>;

function Comment({ comment, readOnly, decide }: CommentProps) {
  const t = useTranslations('teamwork.comments');
  const locale = useLocale();
  const { commentId, text, author, createdAt, decision } = comment;
  const date = (instant: string) => formatDate(locale, new Date(instant));
  return (
    <article className="stack-2">
      <p>{text}</p>
      <p className="small muted">
        {t('by', { name: author ?? t('gone'), date: date(createdAt) })}
        {` · ${decision ? t('decided') : t('open')}`}
      </p>
      {decision ? (
        <p>
          <b>{t('decision')}</b>
          {`: ${decision.text} `}
          <span className="small muted">
            {t('decidedBy', { name: decision.by ?? t('gone'), date: date(decision.at) })}
          </span>
        </p>
      ) : readOnly ? null : (
        <DecideForm commentId={commentId} decide={decide} />
      )}
    </article>
  );
}

function DecideForm({ commentId, decide }: Readonly<{ commentId: string; decide: StatefulAction }>) {
  const t = useTranslations('teamwork.comments');
  const { form, field, summary } = useFormState(decide, {}, `decide-${commentId}-`);
  const { key, ...decision } = field('decision');
  return (
    <form {...form} className="stack-2 form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="commentId" value={commentId} />
      <TextArea key={key} {...decision} label={t('decision')} maxLength={COMMENT_MAX} rows={2} />
      <p>
        <SubmitButton size="tiny" pendingLabel={t('deciding')}>
          {t('decide')}
        </SubmitButton>
      </p>
    </form>
  );
}

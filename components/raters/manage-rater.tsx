'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { StatefulAction } from '@/lib/validation/form-state';
import { RaterLink } from './rater-link';

type ManageRaterProps = Readonly<{
  raterId: string;
  /** The ratings are handed in: they stay, only the person may be forgotten. */
  isDone: boolean;
  backHref: string;
  resend: StatefulAction<Readonly<{ name: string; link: string; mailed: boolean }>>;
  revoke: StatefulAction;
  forget: StatefulAction;
}>;

/** A new link for somebody who lost theirs, and taking the invitation back or forgetting the person. */
export function ManageRater({ raterId, isDone, backHref, resend, revoke, forget }: ManageRaterProps) {
  const t = useTranslations('raters');
  const sending = useFormState(resend, {}, 'resend-');
  if (sending.state.status === 'done') {
    const { name, link, mailed } = sending.state.data;
    return (
      <div className="stack narrow-form">
        <RaterLink title={t('manage.resendDone', { name })} link={link} mailed={mailed} />
        <p>
          <LinkButton href={backHref}>{t('form.back')}</LinkButton>
        </p>
      </div>
    );
  }
  const end = isDone ? 'forget' : 'revoke';
  return (
    <div className="stack narrow-form">
      <form {...sending.form} className="stack-2">
        <h2>{t('manage.resendTitle')}</h2>
        <ErrorSummary {...sending.summary} />
        <p>{t('manage.resendBody')}</p>
        <input type="hidden" name="raterId" value={raterId} />
        <div className="actions">
          <SubmitButton pendingLabel={t('manage.working')}>{t('manage.resend')}</SubmitButton>
        </div>
      </form>
      <section className="sec stack-2">
        <h2>{t(`manage.${end}Title`)}</h2>
        <p>{t(`manage.${end}Body`)}</p>
        <OneButtonForm
          id={end}
          action={isDone ? forget : revoke}
          fields={{ raterId }}
          label={t(`manage.${end}`)}
          pendingLabel={t('manage.working')}
        />
      </section>
      <p>
        <LinkButton variant="quiet" href={backHref}>
          {t('form.back')}
        </LinkButton>
      </p>
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { EmailField } from '@/components/forms/email-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { CopyField } from '@/components/forms/copy-field';
import { Notice } from '@/components/ui/notice';
import { MEMBER_ROLES } from '@/lib/auth/policy';
import { inviteMemberAction } from './actions';

/** Invites one address; afterwards the link stands here, once. */
export function InviteForm() {
  const t = useTranslations('members');
  const nav = useTranslations('nav');
  const { state, form, field, summary } = useFormState(inviteMemberAction);
  const { key: emailKey, ...email } = field('email');
  const role = field('role');

  return (
    <>
      {state.status === 'done' ? (
        <Notice tone="sky" title={t('invite.doneTitle')} headingLevel={3} live>
          <p>{t('invite.done')}</p>
          <CopyField
            id="invitation-link"
            label={t('invite.link', { email: state.data.email })}
            value={state.data.link}
            copyLabel={t('invite.copy')}
            copiedLabel={t('invite.copied')}
          />
        </Notice>
      ) : null}
      <form {...form} className="narrow">
        <ErrorSummary {...summary} />
        <EmailField key={emailKey} {...email} label={t('email')} autoComplete="off" />
        <RadioGroup
          key={role.key}
          name="role"
          legend={t('role')}
          error={role.error}
          errorPrefix={role.errorPrefix}
          defaultValue={role.defaultValue}
          options={MEMBER_ROLES.map((value) => ({ value, label: nav(`memberRole.${value}`) }))}
          required
        />
        <SubmitButton pendingLabel={t('invite.pending')}>{t('invite.submit')}</SubmitButton>
      </form>
    </>
  );
}

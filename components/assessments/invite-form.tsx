'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';
import { LinkOnce } from './link-once';

type InviteAnswer = Readonly<
  { status: 'invited'; attemptId: string; name: string; link: string } | { status: 'repeated' }
>;

const NAME_MAX = 120;

type InviteFormProps = Readonly<{
  action: StatefulAction<InviteAnswer>;
  assessmentId: string;
  /** The same form sent twice invites once. */
  requestId: string;
  usual: Readonly<{ locale: string; timeZone: string }>;
  /** Address of this very page, with its language. */
  anotherHref: string;
  locales: readonly SelectOption[];
  timeZones: readonly SelectOption[];
}>;

/** Name, address and language of one candidate; afterwards the link, which is shown once. */
export function InviteForm(props: InviteFormProps) {
  const { action, assessmentId, requestId, usual, locales, timeZones, anotherHref } = props;
  const t = useTranslations('assessments.invite');
  const words = useTranslations('invitations.one');
  const { state, form, field, summary } = useFormState(action, usual);
  const path = `/assessments/${assessmentId}`;
  if (state.status === 'done') {
    return <Invited answer={state.data} anotherHref={anotherHref} path={path} />;
  }
  const { key: nameKey, ...name } = field('name');
  const { key: emailKey, ...email } = field('email');
  const { key: localeKey, ...locale } = field('locale');
  const { key: zoneKey, ...timeZone } = field('timeZone');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <input type="hidden" name="requestId" value={requestId} />
      <TextField key={nameKey} {...name} label={t('name')} maxLength={NAME_MAX} autoComplete="off" required />
      <TextField
        key={emailKey}
        {...email}
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <SelectField key={localeKey} {...locale} label={t('locale')} hint={t('localeHint')} options={locales} />
      <SelectField
        key={zoneKey}
        {...timeZone}
        label={words('timeZone')}
        hint={words('timeZoneHint')}
        options={timeZones}
      />
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
        <LinkButton variant="quiet" href={path}>
          {t('back')}
        </LinkButton>
      </div>
    </form>
  );
}

type InvitedProps = Readonly<{ answer: InviteAnswer; anotherHref: string; path: string }>;

function Invited({ answer, anotherHref, path }: InvitedProps) {
  const t = useTranslations('assessments.invite');
  return (
    <div className="stack narrow-form">
      {answer.status === 'invited' ? (
        <LinkOnce title={t('doneTitle', { name: answer.name })} link={answer.link} />
      ) : (
        <Notice live>{t('repeated')}</Notice>
      )}
      <div className="actions">
        <form action={anotherHref}>
          {/* A page load of its own: the next form gets an id of its own. */}
          <Button type="submit" variant="primary">
            {t('another')}
          </Button>
        </form>
        <LinkButton href={path}>{t('back')}</LinkButton>
      </div>
    </div>
  );
}

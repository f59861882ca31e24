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

type Answer = Readonly<
  { status: 'invited'; name: string; link: string; mailed: boolean } | { status: 'repeated' }
>;

const NAME_MAX = 120;
const SITE_MAX = 80;

type InviteExpertFormProps = Readonly<{
  action: StatefulAction<Answer>;
  jobRoleId: string;
  /** The same form sent twice invites once. */
  requestId: string;
  usualLocale: string;
  locales: readonly SelectOption[];
  /** How the person knows the job, where that is asked. */
  kinds?: readonly SelectOption[];
  lead: string;
  /** Address of this very page, with its language. */
  anotherHref: string;
  backHref: string;
  back: string;
}>;

/** Who rates or observes, and where; afterwards the link, which is shown once. */
export function InviteExpertForm(props: InviteExpertFormProps) {
  const { action, jobRoleId, requestId, usualLocale, locales, kinds, lead, anotherHref, backHref, back } =
    props;
  const t = useTranslations('experts.form');
  const { state, form, field, summary } = useFormState(action, {
    locale: usualLocale,
    kind: kinds?.[0]?.value ?? '',
  });
  if (state.status === 'done') return <Invited answer={state.data} {...{ anotherHref, backHref, back }} />;
  const { key: nameKey, ...name } = field('name');
  const { key: emailKey, ...email } = field('email');
  const { key: kindKey, ...kind } = field('kind');
  const { key: siteKey, ...site } = field('site');
  const { key: localeKey, ...locale } = field('locale');
  const optional = { optionalLabel: t('optional') };
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <p>{lead}</p>
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="requestId" value={requestId} />
      <TextField
        key={nameKey}
        {...name}
        label={t('name')}
        hint={t('nameHint')}
        maxLength={NAME_MAX}
        autoComplete="off"
        required
      />
      <TextField
        key={emailKey}
        {...email}
        {...optional}
        label={t('email')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {kinds ? <SelectField key={kindKey} {...kind} label={t('kind')} options={kinds} /> : null}
      <TextField
        key={siteKey}
        {...site}
        {...optional}
        label={t('site')}
        hint={t('siteHint')}
        maxLength={SITE_MAX}
        autoComplete="off"
      />
      <SelectField key={localeKey} {...locale} label={t('locale')} hint={t('localeHint')} options={locales} />
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
        <LinkButton variant="quiet" href={backHref}>
          {back}
        </LinkButton>
      </div>
    </form>
  );
}

type InvitedProps = Readonly<{ answer: Answer; anotherHref: string; backHref: string; back: string }>;

function Invited({ answer, anotherHref, backHref, back }: InvitedProps) {
  const t = useTranslations('experts.form');
  return (
    <div className="stack narrow-form">
      {answer.status === 'invited' ? (
        <LinkOnce title={t('doneTitle', { name: answer.name })} link={answer.link} mailed={answer.mailed} />
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
        <LinkButton href={backHref}>{back}</LinkButton>
      </div>
    </div>
  );
}

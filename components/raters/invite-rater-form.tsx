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
import { RaterLink } from './rater-link';

type InviteAnswer = Readonly<
  { status: 'invited'; name: string; link: string; mailed: boolean } | { status: 'repeated' }
>;

const NAME_MAX = 120;
const SITE_MAX = 80;

type InviteRaterFormProps = Readonly<{
  action: StatefulAction<InviteAnswer>;
  jobRoleId: string;
  /** The same form sent twice invites once. */
  requestId: string;
  usualLocale: string;
  /** Address of this very page, with its language. */
  anotherHref: string;
  kinds: readonly SelectOption[];
  locales: readonly SelectOption[];
}>;

/** Who rates, how they know the job and where; afterwards the link, which is shown once. */
export function InviteRaterForm(props: InviteRaterFormProps) {
  const { action, jobRoleId, requestId, usualLocale, anotherHref, kinds, locales } = props;
  const t = useTranslations('raters.form');
  const { state, form, field, summary } = useFormState(action, {
    locale: usualLocale,
    kind: kinds[0]?.value ?? '',
  });
  const path = `/roles/${jobRoleId}/raters`;
  if (state.status === 'done') return <Invited answer={state.data} path={path} anotherHref={anotherHref} />;
  const { key: nameKey, ...name } = field('name');
  const { key: emailKey, ...email } = field('email');
  const { key: kindKey, ...kind } = field('kind');
  const { key: siteKey, ...site } = field('site');
  const { key: localeKey, ...locale } = field('locale');
  const optional = { optionalLabel: t('optional') };
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <p>{t('lead')}</p>
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
      <SelectField key={kindKey} {...kind} label={t('kind')} options={kinds} />
      <TextField
        key={siteKey}
        {...site}
        {...optional}
        label={t('site')}
        hint={t('siteHint')}
        maxLength={SITE_MAX}
        autoComplete="off"
      />
      <SelectField key={localeKey} {...locale} label={t('locale')} options={locales} />
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
        <LinkButton variant="quiet" href={path}>
          {t('back')}
        </LinkButton>
      </div>
    </form>
  );
}

type InvitedProps = Readonly<{ answer: InviteAnswer; path: string; anotherHref: string }>;

function Invited({ answer, path, anotherHref }: InvitedProps) {
  const t = useTranslations('raters.form');
  return (
    <div className="stack narrow-form">
      {answer.status === 'invited' ? (
        <RaterLink title={t('doneTitle', { name: answer.name })} link={answer.link} mailed={answer.mailed} />
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

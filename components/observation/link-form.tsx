'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/forms/copy-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

const NAME_MAX = 120;
const SITE_MAX = 80;

type NewLink = Readonly<{ name: string; link: string; mailed: boolean }>;
type Invited = (NewLink & Readonly<{ status: 'invited' }>) | Readonly<{ status: 'repeated' }>;

/** An observer's link, which nobody can look up again. */
function LinkOnce({ title, link, mailed }: Readonly<{ title: string; link: string; mailed: boolean }>) {
  const t = useTranslations('observation.observer');
  return (
    <>
      <Notice tone="sky" title={title} live>
        <p>{t('doneOnce')}</p>
        {mailed ? <p>{t('mailed')}</p> : null}
      </Notice>
      <CopyField
        id="observer-link"
        label={t('link')}
        value={link}
        copyLabel={t('copy')}
        copiedLabel={t('copied')}
      />
    </>
  );
}

type InviteObserverFormProps = Readonly<{
  action: StatefulAction<Invited>;
  jobRoleId: string;
  /** The same form sent twice invites once. */
  requestId: string;
  usualLocale: string;
  /** Address of this very page, with its language. */
  anotherHref: string;
  locales: readonly SelectOption[];
}>;

/** One observer at a time; afterwards the link, which is shown once. */
export function InviteObserverForm(props: InviteObserverFormProps) {
  const { action, jobRoleId, requestId, usualLocale, anotherHref, locales } = props;
  const t = useTranslations('observation.observer');
  const { state, form, field, summary } = useFormState(action, { locale: usualLocale });
  const backHref = `/roles/${jobRoleId}/observation`;
  if (state.status === 'done') {
    const { data } = state;
    return (
      <div className="stack narrow-form">
        {data.status === 'invited' ? (
          <LinkOnce {...data} title={t('doneTitle', { name: data.name })} />
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
          <LinkButton href={backHref}>{t('back')}</LinkButton>
        </div>
      </div>
    );
  }
  const { key: nameKey, ...name } = field('name');
  const { key: emailKey, ...email } = field('email');
  const { key: siteKey, ...site } = field('site');
  const { key: localeKey, ...locale } = field('locale');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="requestId" value={requestId} />
      <p>{t('lead')}</p>
      <TextField key={nameKey} {...name} label={t('name')} maxLength={NAME_MAX} autoComplete="off" />
      <TextField
        key={emailKey}
        {...email}
        {...{ label: t('email'), hint: t('emailHint'), type: 'email', autoCapitalize: 'none' }}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField key={siteKey} {...site} label={t('site')} hint={t('siteHint')} maxLength={SITE_MAX} />
      <SelectField key={localeKey} {...locale} label={t('locale')} hint={t('localeHint')} options={locales} />
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
        <LinkButton variant="quiet" href={backHref}>
          {t('back')}
        </LinkButton>
      </div>
    </form>
  );
}

type ReplaceLinkFormProps = Readonly<{ action: StatefulAction<NewLink>; observerId: string }>;

/** A new link for an observer who lost theirs, shown once. */
export function ReplaceLinkForm({ action, observerId }: ReplaceLinkFormProps) {
  const t = useTranslations('observation.observer');
  const { state, form, summary } = useFormState(action, {}, 'replace-');
  if (state.status === 'done') {
    return <LinkOnce {...state.data} title={t('replacedTitle', { name: state.data.name })} />;
  }
  return (
    <form {...form} className="stack-2">
      <ErrorSummary {...summary} />
      <p>{t('replaceBody')}</p>
      <input type="hidden" name="observerId" value={observerId} />
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('replace')}</SubmitButton>
      </div>
    </form>
  );
}

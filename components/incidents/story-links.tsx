'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/forms/copy-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

export type StoryLinkLine = Readonly<{
  locale: string;
  language: string;
  /** Since when the link is open; null while there is none. */
  since: string | null;
}>;

type StoryLinkProps = Readonly<{
  jobRoleId: string;
  line: StoryLinkLine;
  make: StatefulAction<Readonly<{ link: string; locale: string }>>;
  close: StatefulAction;
}>;

/** The link of one language: made and shown once, renewed or closed. */
export function StoryLink({ jobRoleId, line, make, close }: StoryLinkProps) {
  const t = useTranslations('incidents');
  const { locale, language, since } = line;
  const { state, form, summary } = useFormState(make, {}, `make-${locale}-`);
  const isOpen = since !== null;
  const [label, name] = isOpen
    ? [t('links.renew'), t('links.renewOf', { language })]
    : [t('links.make'), t('links.makeOf', { language })];
  return (
    <li className="stack-2">
      <div className="in-line">
        <strong>{language}</strong>
        <span className="muted">{isOpen ? t('links.open', { date: since }) : t('links.closed')}</span>
        <form {...form}>
          <ErrorSummary {...summary} />
          <input type="hidden" name="jobRoleId" value={jobRoleId} />
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton variant="plain" size="tiny" pendingLabel={t('working')}>
            <span aria-hidden="true">{label}</span>
            <span className="vh">{name}</span>
          </SubmitButton>
        </form>
        {isOpen ? (
          <OneButtonForm
            id={`close-${locale}`}
            action={close}
            fields={{ jobRoleId, locale }}
            label={t('links.close')}
            name={t('links.closeOf', { language })}
            pendingLabel={t('working')}
            size="tiny"
          />
        ) : null}
      </div>
      {state.status === 'done' && isOpen ? (
        <Notice tone="sky" live title={t('links.madeTitle', { language })} headingLevel={3}>
          <p>{t('links.made')}</p>
          <CopyField
            id={`link-${locale}`}
            label={t('links.link')}
            value={state.data.link}
            copyLabel={t('links.copy')}
            copiedLabel={t('links.copied')}
          />
        </Notice>
      ) : null}
    </li>
  );
}

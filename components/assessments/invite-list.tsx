'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Field } from '@/components/forms/field';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { ListPreview } from '@/lib/services/bulk-invitations';
import type { StatefulAction } from '@/lib/validation/form-state';
import { ListFound } from './list-found';

/** What a list would do, with the language and time zone that it was read with. */
export type LookedAt = ListPreview &
  Readonly<{
    /** As it was pasted, to go on from. */
    typed: string;
    locale: string;
    timeZone: string;
    requestId: string;
  }>;

type InviteListProps = Readonly<{
  assessmentId: string;
  look: StatefulAction<LookedAt>;
  confirm: StatefulAction;
  usual: Readonly<{ locale: string; timeZone: string }>;
  locales: readonly SelectOption[];
  timeZones: readonly SelectOption[];
}>;

const ROWS = 8;

/** Paste or choose, look at who would be invited, confirm. */
export function InviteList({ assessmentId, look, confirm, usual, locales, timeZones }: InviteListProps) {
  const t = useTranslations('invitations.list');
  const looking = useFormState(look, usual, 'list-');
  const found = looking.state.status === 'done' ? looking.state : null;
  const { key: textKey, ...text } = looking.field('text');
  const { key: fileKey, id: fileId, error, errorPrefix } = looking.field('file');
  const { key: localeKey, ...locale } = looking.field('locale');
  const { key: zoneKey, ...timeZone } = looking.field('timeZone');
  return (
    <div className="stack invite-list">
      <form {...looking.form} className="stack narrow-form">
        <ErrorSummary {...looking.summary} />
        <input type="hidden" name="assessmentId" value={assessmentId} />
        <TextArea
          key={textKey}
          {...text}
          defaultValue={found?.data.typed ?? text.defaultValue}
          name="text"
          label={t('paste')}
          hint={t('pasteHint')}
          rows={ROWS}
          spellCheck={false}
        />
        <Field id={fileId} label={t('file')} hint={t('fileHint')} error={error} errorPrefix={errorPrefix}>
          <input
            key={fileKey}
            id={fileId}
            name="file"
            type="file"
            accept=".csv,.txt,.tsv"
            aria-describedby={`${fileId}-hint`}
          />
        </Field>
        <div className="form-pair">
          <SelectField
            key={localeKey}
            {...locale}
            name="locale"
            defaultValue={found?.data.locale ?? locale.defaultValue}
            label={t('locale')}
            options={locales}
          />
          <SelectField
            key={zoneKey}
            {...timeZone}
            name="timeZone"
            label={t('timeZone')}
            options={timeZones}
          />
        </div>
        <div className="actions">
          <SubmitButton variant={found ? 'plain' : 'primary'} pendingLabel={t('looking')}>
            {t('look')}
          </SubmitButton>
          <LinkButton variant="quiet" href={`/assessments/${assessmentId}`}>
            {t('back')}
          </LinkButton>
        </div>
      </form>
      {found ? (
        <ListFound key={found.sentAt} assessmentId={assessmentId} found={found.data} confirm={confirm} />
      ) : null}
    </div>
  );
}

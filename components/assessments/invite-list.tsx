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
const FILE = { name: 'file', type: 'file', accept: '.csv,.txt,.tsv' } as const;

/** Paste or choose, look at who would be invited, confirm. */
export function InviteList({ assessmentId, look, confirm, usual, locales, timeZones }: InviteListProps) {
  const looking = useFormState(look, usual, 'list-');
  const found = looking.state.status === 'done' ? looking.state : null;
  return (
    <div className="stack invite-list">
      <LookForm
        assessmentId={assessmentId}
        looking={looking}
        found={found?.data ?? null}
        locales={locales}
        timeZones={timeZones}
      />
      {found ? (
        <ListFound key={found.sentAt} assessmentId={assessmentId} found={found.data} confirm={confirm} />
      ) : null}
    </div>
  );
}

type LookFormProps = Pick<InviteListProps, 'assessmentId' | 'locales' | 'timeZones'> &
  Readonly<{ looking: ReturnType<typeof useFormState<LookedAt>>; found: LookedAt | null }>;

function LookForm({ assessmentId, looking, found, locales, timeZones }: LookFormProps) {
  const t = useTranslations('invitations.list');
  const { key: textKey, ...text } = looking.field('text');
  const { key: fileKey, id: fileId, error, errorPrefix } = looking.field('file');
  const { key: localeKey, ...locale } = looking.field('locale');
  const { key: zoneKey, ...timeZone } = looking.field('timeZone');
  const kept = (name: 'typed' | 'locale' | 'timeZone', first: string) => ({
    defaultValue: found?.[name] ?? first,
  });
  return (
    <form {...looking.form} className="stack narrow-form">
      <ErrorSummary {...looking.summary} />
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <TextArea
        key={textKey}
        {...text}
        {...kept('typed', text.defaultValue)}
        name="text"
        label={t('paste')}
        hint={t('pasteHint')}
        rows={ROWS}
        spellCheck={false}
      />
      <Field id={fileId} label={t('file')} hint={t('fileHint')} error={error} errorPrefix={errorPrefix}>
        <input key={fileKey} {...FILE} id={fileId} aria-describedby={`${fileId}-hint`} />
      </Field>
      <div className="form-pair">
        <SelectField
          key={localeKey}
          {...locale}
          {...kept('locale', locale.defaultValue)}
          name="locale"
          label={t('locale')}
          options={locales}
        />
        <SelectField
          key={zoneKey}
          {...timeZone}
          {...kept('timeZone', timeZone.defaultValue)}
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
  );
}

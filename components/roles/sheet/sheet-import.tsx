'use client';

import { useTranslations } from 'next-intl';
import { Fragment, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';
import { SheetPreviewView, type PreviewData } from './sheet-preview';

type Imported = Readonly<{ steps: number; cells: number; revision: number }>;

type SheetImportProps = Readonly<{
  jobRoleId: string;
  preview: StatefulAction<PreviewData>;
  apply: StatefulAction<Imported>;
  /** Names of the columns. */
  columns: Readonly<Record<string, string>>;
}>;

const ROWS = 8;

/** Paste or choose, look at what would change, bring it in. */
export function SheetImport({ jobRoleId, preview, apply, columns }: SheetImportProps) {
  const look = useFormState(preview, {}, 'sheet-');
  const bring = useFormState(apply, {}, 'import-');
  const found = look.state.status === 'done' ? look.state : null;
  const done = bring.state.status === 'done' ? bring.state : null;
  // A newer look at another table replaces what was said about the import before it.
  const isImported = done !== null && (found === null || done.sentAt > found.sentAt);
  return (
    <>
      {isImported ? <ImportedNotice jobRoleId={jobRoleId} imported={done.data} /> : null}
      <LookForm key={done?.sentAt} jobRoleId={jobRoleId} look={look} />
      {found && !isImported ? (
        <Fragment key={found.sentAt}>
          <ErrorSummary {...bring.summary} />
          <SheetPreviewView data={found.data} columns={columns} />
          <BringForm jobRoleId={jobRoleId} bring={bring} data={found.data} />
        </Fragment>
      ) : null}
    </>
  );
}

function ImportedNotice({ jobRoleId, imported }: Readonly<{ jobRoleId: string; imported: Imported }>) {
  const t = useTranslations('sheet');
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="sky" live>
        <p>{t('done', { steps: imported.steps, cells: imported.cells })}</p>
        <p>
          <LinkButton href={`/roles/${jobRoleId}`}>{t('back')}</LinkButton>
        </p>
      </Notice>
    </div>
  );
}

type Form<T> = ReturnType<typeof useFormState<T>>;

function LookForm({ jobRoleId, look }: Readonly<{ jobRoleId: string; look: Form<PreviewData> }>) {
  const t = useTranslations('sheet.import');
  const { key: textKey, defaultValue, ...text } = look.field('text');
  // What was pasted stays, so that faults can be corrected where they are.
  const [typed, setTyped] = useState(defaultValue);
  const { key: fileKey, id, error, errorPrefix } = look.field('file');
  return (
    <form {...look.form} className="stack form">
      <ErrorSummary {...look.summary} />
      <p>{t('body')}</p>
      <p className="small muted">{t('how')}</p>
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <TextArea
        key={textKey}
        {...text}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        label={t('paste')}
        hint={t('pasteHint')}
        rows={ROWS}
        wrap="off"
      />
      <Field id={id} label={t('file')} error={error} errorPrefix={errorPrefix}>
        <input key={fileKey} id={id} name="file" type="file" accept=".csv,.txt,.tsv,.xlsx" />
      </Field>
      <p>
        <SubmitButton pendingLabel={t('looking')}>{t('look')}</SubmitButton>
      </p>
    </form>
  );
}

type BringFormProps = Readonly<{ jobRoleId: string; bring: Form<Imported>; data: PreviewData }>;

function BringForm({ jobRoleId, bring, data }: BringFormProps) {
  const t = useTranslations('sheet.preview');
  if (data.errors.length > 0 || data.newSteps.length + data.changes.length === 0) return null;
  return (
    <form {...bring.form}>
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="draftRevision" value={data.draftRevision} />
      <textarea name="text" defaultValue={data.text} hidden readOnly />
      <SubmitButton variant="primary" pendingLabel={t('applying')}>
        {t('apply')}
      </SubmitButton>
    </form>
  );
}

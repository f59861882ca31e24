'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextArea } from '@/components/forms/text-area';
import { TextField } from '@/components/forms/text-field';
import type { CellIssue } from '../draft/draft-state';
import { cellId, type CellRef, type Workbench } from '../draft/workbench';
import { CellIssueNote } from './cell-issue-note';
import { useTypedText } from './use-typed-text';

type RoleFieldsProps = Readonly<{
  draft: Workbench;
  issues: ReadonlyMap<string, CellIssue>;
  readOnly: boolean;
}>;

/** What the job is called, where it is done and what success means; folded away once success is described. */
export function RoleFields(props: RoleFieldsProps) {
  const t = useTranslations('roles');
  // Only at first: it must not fold under the hands of whoever types.
  const [isOpen] = useState(props.draft.successCriterion.trim() === '');
  return (
    <details className="role-fields" open={isOpen}>
      <summary>{t('fields.summary')}</summary>
      <div className="stack">
        <div className="pair">
          <RoleField {...props} field="title" />
          <RoleField {...props} field="industry" />
        </div>
        <RoleField {...props} field="successCriterion" />
      </div>
    </details>
  );
}

type RoleFieldProps = RoleFieldsProps & Readonly<{ field: 'title' | 'industry' | 'successCriterion' }>;

function RoleField({ draft, issues, readOnly, field }: RoleFieldProps) {
  const t = useTranslations('roles.fields');
  const cell: CellRef = { type: 'role', field };
  const issue = issues.get(cellId(cell));
  const { text, type, leave } = useTypedText({ cell, value: draft[field], issue });
  const control = { id: cellId(cell), value: text, readOnly, onBlur: leave };
  return (
    <div className="stack-2">
      {field === 'successCriterion' ? (
        <TextArea
          {...control}
          label={t(field)}
          hint={t('successCriterionHint')}
          rows={2}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <TextField {...control} label={t(field)} onChange={(event) => type(event.target.value)} />
      )}
      {issue ? <CellIssueNote issue={issue} draft={draft} /> : null}
    </div>
  );
}

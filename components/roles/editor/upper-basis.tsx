'use client';

import { useTranslations } from 'next-intl';
import { EXPERT_KINDS } from '@/lib/validation/role-draft';
import type { CellIssue } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import { cellId, type CellRef, findScale, type Workbench } from '../draft/workbench';
import type { ScaleKey } from '@/lib/scales';

type UpperBasisProps = Readonly<{
  draft: Workbench;
  scale: ScaleKey;
  issues: ReadonlyMap<string, CellIssue>;
  readOnly: boolean;
}>;

const EXPERTS = ['upperFirstExpert', 'upperSecondExpert'] as const;

/** Who agreed on an upper limit and when it is looked at again: without them it cannot be published. */
export function UpperBasis({ draft, scale, issues, readOnly }: UpperBasisProps) {
  const t = useTranslations('roles.targets');
  const kinds = useTranslations('roles.expertKinds');
  const names = useTranslations('scales.names');
  const store = useDraftStore();
  const settings = findScale(draft, scale);
  if (settings.targetUpper === null) return null;
  const labels = { upperFirstExpert: 'firstExpertLabel', upperSecondExpert: 'secondExpertLabel' } as const;
  const review: CellRef = { type: 'scale', scale, field: 'upperReviewOn' };
  return (
    <div className="upper-basis">
      {EXPERTS.map((field) => {
        const cell: CellRef = { type: 'scale', scale, field };
        return (
          <select
            key={field}
            className={issues.has(cellId(cell)) ? 'cell-choice bad' : 'cell-choice'}
            id={cellId(cell)}
            value={settings[field] ?? ''}
            aria-label={t(labels[field], { scale: names(scale) })}
            disabled={readOnly}
            onChange={({ target }) => store.setCell(cell, target.value === '' ? null : target.value)}
          >
            <option value="">{t('chooseExpert')}</option>
            {EXPERT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kinds(kind)}
              </option>
            ))}
          </select>
        );
      })}
      <input
        type="date"
        className={issues.has(cellId(review)) ? 'cell-choice bad' : 'cell-choice'}
        id={cellId(review)}
        value={settings.upperReviewOn ?? ''}
        aria-label={t('reviewLabel', { scale: names(scale) })}
        readOnly={readOnly}
        onChange={({ target }) => store.setCell(review, target.value === '' ? null : target.value)}
      />
    </div>
  );
}

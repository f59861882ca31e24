'use client';

import { classNames } from '@/components/ui/class-names';
import type { CellIssue } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import { cellId, type CellRef } from '../draft/workbench';

type ChoiceCellProps = Readonly<{
  cell: CellRef;
  value: string;
  options: readonly Readonly<{ value: string; label: string }>[];
  label: string;
  column: string;
  issue?: CellIssue | undefined;
  describedBy?: string | undefined;
  readOnly?: boolean;
}>;

/** One choice among a few, in words. */
export function ChoiceCell(props: ChoiceCellProps) {
  const { cell, value, options, label, column, issue, describedBy, readOnly = false } = props;
  const store = useDraftStore();
  return (
    <select
      className={classNames('cell-choice', issue && 'bad')}
      id={cellId(cell)}
      value={value}
      aria-label={label}
      aria-describedby={describedBy}
      data-column={column}
      disabled={readOnly}
      onChange={(event) => store.setCell(cell, event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

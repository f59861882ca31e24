'use client';

import type { KeyboardEvent } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { CellIssue } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import { cellId, type CellRef } from '../draft/workbench';
import { useAlive } from './alive';

type ValueCellProps = Readonly<{
  cell: CellRef;
  value: number | null;
  /** What each value means; the index is the value. */
  anchors: readonly string[];
  label: string;
  column: string;
  emptyLabel: string;
  look: 'rating' | 'relevance';
  issue?: CellIssue | undefined;
  describedBy?: string | undefined;
  readOnly?: boolean;
}>;

/**
 * One rating: a native select whose options say what the values mean, drawn as its digit. A digit key sets the value
 * at once, Backspace and Delete empty it.
 */
export function ValueCell(props: ValueCellProps) {
  const {
    cell,
    value,
    anchors,
    label,
    column,
    emptyLabel,
    look,
    issue,
    describedBy,
    readOnly = false,
  } = props;
  const store = useDraftStore();
  const alive = useAlive();
  const set = (next: number | null) => {
    if (!readOnly) store.setCell(cell, next);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLSelectElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^\d$/.test(event.key) ? Number(event.key) : undefined;
    if (digit !== undefined) {
      event.preventDefault();
      if (digit < anchors.length) set(digit);
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      set(null);
    }
  };

  return (
    <span className={classNames('cell-box', look === 'rating' ? 'v' : `r${value ?? 0}`, issue && 'bad')}>
      <select
        className="cell"
        id={cellId(cell)}
        value={value ?? ''}
        aria-label={label}
        aria-describedby={describedBy}
        data-column={column}
        disabled={readOnly}
        onChange={(event) => set(event.target.value === '' ? null : Number(event.target.value))}
        onKeyDown={onKeyDown}
      >
        {alive || value === null ? <option value="">{emptyLabel}</option> : null}
        {anchors.map((anchor, index) =>
          alive || index === value ? (
            <option key={anchor} value={index}>
              {`${index} · ${anchor}`}
            </option>
          ) : null,
        )}
      </select>
      <span className="digit" aria-hidden="true">
        {digitOf(value, look)}
      </span>
    </span>
  );
}

function digitOf(value: number | null, look: 'rating' | 'relevance'): string {
  if (value === null) return look === 'rating' ? '' : '·';
  return value === 0 && look === 'relevance' ? '–' : String(value);
}

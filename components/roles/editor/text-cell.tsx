'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { CellValue } from '@/lib/validation/role-draft';
import type { CellIssue } from '../draft/draft-state';
import { cellId, type CellRef } from '../draft/workbench';
import { useTypedText } from './use-typed-text';

type TextCellProps = Readonly<{
  cell: CellRef;
  value: CellValue;
  label: string;
  /** Column of the table, for moving with Enter. */
  column?: string;
  issue?: CellIssue | undefined;
  /** Id of what stands beside the cell about it. */
  describedBy?: string | undefined;
  strong?: boolean;
  readOnly?: boolean;
}>;

/** Text that is edited where it is read; it grows with its words and takes no line breaks. */
export function TextCell(props: TextCellProps) {
  const { cell, value, label, column, issue, describedBy, strong = false, readOnly = false } = props;
  const { text, type, leave, revert } = useTypedText({ cell, value, issue });
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => grow(area.current), [text]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      leave();
    }
    if (event.key === 'Escape') revert();
  };

  return (
    <textarea
      ref={area}
      className={classNames('cell-text', strong && 'strong', issue && 'bad', text === '' && 'blank')}
      id={cellId(cell)}
      rows={1}
      value={text}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={issue?.kind === 'invalid' || undefined}
      data-column={column}
      readOnly={readOnly}
      spellCheck
      onChange={(event) => type(event.target.value.replace(/[\r\n]+/g, ' '))}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}

/** For browsers without field-sizing: the height follows the words. */
function grow(element: HTMLTextAreaElement | null): void {
  if (!element || CSS.supports('field-sizing', 'content')) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}

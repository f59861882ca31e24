'use client';

import { useEffect, useRef, useState } from 'react';
import type { CellValue } from '@/lib/validation/role-draft';
import type { CellIssue } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import type { CellRef } from '../draft/workbench';

/** Long enough not to save half words, short enough that a closed lid loses none. */
const PAUSE_MS = 700;

type TypedText = Readonly<{
  cell: CellRef;
  value: CellValue;
  issue: CellIssue | undefined;
  /** What the typed text means to the cell; as it is where absent. */
  toValue?: (text: string) => CellValue;
}>;

const asTyped = (text: string): CellValue => text;

/**
 * Text that is typed into a cell: saved after a pause and when the field is left. What arrives from elsewhere meanwhile
 * never replaces what is being typed.
 */
export function useTypedText({ cell, value, issue, toValue = asTyped }: TypedText) {
  const store = useDraftStore();
  const [typed, setTyped] = useState<string | null>(null);
  const seen = useRef<CellValue>(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const shown = issue?.kind === 'invalid' ? issue.mine : value;

  const commit = (text: string) => {
    clearTimeout(timer.current);
    const to = toValue(text);
    if (store.setCell(cell, to, seen.current)) seen.current = to;
  };
  const leave = () => {
    if (typed !== null) commit(typed);
    setTyped(null);
  };

  return {
    text: typed ?? (shown === null ? '' : String(shown)),
    type: (text: string) => {
      if (typed === null) seen.current = value;
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => commit(text), PAUSE_MS);
    },
    leave,
    /** Back to what was saved last. */
    revert: () => {
      clearTimeout(timer.current);
      setTyped(null);
    },
  };
}

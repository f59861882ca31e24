'use client';

import { useEffect, useRef, useState } from 'react';
import type { QueueState } from './save-queue';
import { fill, type RunnerTexts } from './texts';

/** Screen readers are not talked over: the line changes at most this often. */
const QUIET_MS = 2_000;

/** What the state line says of a queue; empty before anything was saved on this page. */
export function stateText(state: QueueState, texts: RunnerTexts, online: boolean): string {
  if (state.stopped !== null) return '';
  if (state.waiting > 0 && state.failing) return online ? texts.retrying : texts.offline;
  if (state.waiting > 0) return texts.saving;
  return state.savedAt === null ? '' : texts.saved;
}

type StateLineProps = Readonly<{
  state: QueueState;
  texts: RunnerTexts;
  /** When the last answer was saved before this page, already worded. */
  before: string | null;
}>;

export function StateLine({ state, texts, before }: StateLineProps) {
  const online = typeof navigator === 'undefined' || navigator.onLine;
  const wanted =
    stateText(state, texts, online) || (before === null ? '' : fill(texts.savedAt, { time: before }));
  const shown = useSlowly(wanted);
  return (
    <p className="save" role="status">
      {shown === texts.saved ? <Tick /> : null}
      {shown}
    </p>
  );
}

function useSlowly(wanted: string): string {
  const [shown, setShown] = useState(wanted);
  const changedAt = useRef(-QUIET_MS);

  useEffect(() => {
    if (wanted === shown) return undefined;
    const wait = Math.max(0, changedAt.current + QUIET_MS - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setShown(wanted);
    }, wait);
    return () => clearTimeout(timer);
  }, [wanted, shown]);

  return shown;
}

function Tick() {
  return (
    <svg className="i i-s" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M4 10.500l4 4 8-9" />
    </svg>
  );
}

import { useMemo, useSyncExternalStore } from 'react';

/** How somebody likes to answer; kept in this browser, and nothing of it is sent. */
export type Pace = Readonly<{
  /** Whether a chosen answer moves on by itself. */
  auto: boolean;
  /** Whether 1–5 answer while the focus is among the answers. */
  keys: boolean;
}>;

const USUAL: Pace = { auto: false, keys: true };
const STORED_AT = 'take-pace';

/** Storage may be switched off or full: the choice then holds for this page. */
let inMemory = '';
const listeners = new Set<() => void>();

/** Null until the browser has said what was chosen before: without a script there is nothing to choose. */
export function usePace(): Pace | null {
  const text = useSyncExternalStore(subscribe, storedText, () => null);
  return useMemo(() => (text === null ? null : paceOf(text)), [text]);
}

/** Remembers a choice; every statement of this page follows it at once. */
export function changePace(pace: Pace): void {
  inMemory = JSON.stringify(pace);
  try {
    window.localStorage.setItem(STORED_AT, inMemory);
  } catch {
    // In memory it stands already.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function storedText(): string {
  try {
    return window.localStorage.getItem(STORED_AT) ?? inMemory;
  } catch {
    return inMemory;
  }
}

function paceOf(text: string): Pace {
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null) return USUAL;
    const { auto, keys } = stored as Partial<Pace>;
    return { auto: auto === true, keys: keys !== false };
  } catch {
    return USUAL;
  }
}

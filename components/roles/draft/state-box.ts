import type { DraftState } from './draft-state';

/** The current state, and who wants to know when it changes. */
export type StateBox = Readonly<{
  get: () => DraftState;
  set: (next: DraftState) => void;
  subscribe: (listener: () => void) => () => void;
}>;

/** @param onSet Called with every new state before the listeners are. */
export function createStateBox(
  initial: DraftState,
  onSet: (next: DraftState, before: DraftState) => void,
): StateBox {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      onSet(next, state);
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

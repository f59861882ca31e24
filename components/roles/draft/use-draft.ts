'use client';

import { useRouter } from 'next/navigation';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { DraftCommand } from '@/lib/validation/role-draft';
import type { SaveReply } from './draft-sender';
import { createDraftStore, type DraftStore } from './draft-store';
import type { UndoReply } from './draft-undo';
import type { DraftState } from './draft-state';
import { sessionPendingStorage } from './pending-storage';
import type { Workbench } from './workbench';

export type DraftActions = Readonly<{
  save: (input: Readonly<{ jobRoleId: string; command: DraftCommand }>) => Promise<SaveReply>;
  undo: (input: Readonly<{ jobRoleId: string; beforeRevision: number | null }>) => Promise<UndoReply>;
}>;

export type DraftInput = Readonly<{
  jobRoleId: string;
  draft: Workbench;
  revision: number;
  savedAt: string;
  canUndo: boolean;
}>;

const StoreContext = createContext<DraftStore | null>(null);

export const DraftProvider = StoreContext.Provider;

/** The store of the page, for cells that change something. */
export function useDraftStore(): DraftStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('a cell stands outside the editor');
  return store;
}

/** Makes the store of a draft page and ties it to the browser: network, other tabs, leaving the page. */
export function useDraft(input: DraftInput, { save, undo }: DraftActions): readonly [DraftStore, DraftState] {
  const router = useRouter();
  const [store] = useState(() =>
    createDraftStore({
      initial: input,
      send: (command) => save({ jobRoleId: input.jobRoleId, command }),
      sendUndo: (beforeRevision) => undo({ jobRoleId: input.jobRoleId, beforeRevision }),
      storage: sessionPendingStorage(input.jobRoleId),
      onStale: () => router.refresh(),
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      now: () => new Date().toISOString(),
    }),
  );
  const [initial] = useState(() => store.getState());
  const state = useSyncExternalStore(store.subscribe, store.getState, () => initial);

  useEffect(() => {
    store.receive(input.draft, input.revision);
  }, [store, input.draft, input.revision]);

  useEffect(() => {
    store.start();
    const isSaved = () => store.getState().pending.length === 0;
    const sendNow = () => void store.drain();
    const lookAgain = () => {
      if (document.visibilityState !== 'visible') return;
      if (isSaved()) router.refresh();
      else sendNow();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (!isSaved()) event.preventDefault();
    };
    window.addEventListener('online', sendNow);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      store.stop();
      window.removeEventListener('online', sendNow);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [store, router]);

  return [store, state];
}

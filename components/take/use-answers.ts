import { useCallback, useEffect, useRef, useState } from 'react';
import { dropAnswer, markSaved, nextStamp, replaces, storeAnswer, storedAnswers } from './answer-store';
import type { Choices, Given } from './form-types';
import { createSaveQueue, type Pending, type QueueState, type SaveQueue } from './save-queue';
import { sendAnswer } from './send-answer';

const NOTHING_YET: QueueState = { waiting: 0, failing: false, stopped: null, savedAt: null };

export type Answers = Readonly<{
  choices: Choices;
  state: QueueState;
  choose: (itemId: string, value: number | null, shownMs: number | null) => void;
  /** Sends at once, and resolves when everything is stored or nothing more can be. */
  settle: () => Promise<QueueState>;
}>;

/** The candidate's choices, shown at once and carried to the server behind the scenes. */
export function useAnswers(attemptRef: string, given: Given): Answers {
  const [choices, setChoices] = useState<Choices>(() => choicesOf(given));
  const [state, setState] = useState<QueueState>(NOTHING_YET);
  const queue = useRef<SaveQueue | null>(null);
  const revisions = useRef(revisionsOf(given));
  const memory = useRef({ device: '', seq: 0 });

  const put = useCallback((answer: Pending) => {
    setChoices((before) => ({ ...before, [answer.itemId]: answer.value }));
    queue.current?.put(answer);
  }, []);

  useEffect(() => {
    const known = revisions.current;
    const made = createSaveQueue({
      send: (answer) => sendAnswer(attemptRef, answer),
      remember: (answer) =>
        storeAnswer(attemptRef, { ...answer, over: known.get(answer.itemId) ?? '', at: Date.now() }),
      forget: (answer) => {
        known.set(answer.itemId, `${answer.device}.${answer.seq}`);
        markSaved(attemptRef, answer, Date.now());
      },
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      changed: setState,
    });
    queue.current = made;
    for (const stored of storedAnswers(attemptRef, Date.now())) {
      const { itemId, value, seq, device, shownMs } = stored;
      if (replaces(stored, known.get(itemId) ?? '')) put({ itemId, value, seq, device, shownMs });
      else dropAnswer(attemptRef, stored);
    }
    return onBrowserEvents(made, attemptRef);
  }, [attemptRef, put]);

  const choose = useCallback(
    (itemId: string, value: number | null, shownMs: number | null) =>
      put({ itemId, value, shownMs, ...nextStamp(memory.current) }),
    [put],
  );

  const settle = useCallback(async () => {
    queue.current?.wake();
    return (await queue.current?.settled()) ?? NOTHING_YET;
  }, []);

  return { choices, state, choose, settle };
}

/** The network came back, the page is looked at again, or it goes away with something unsent. */
function onBrowserEvents(queue: SaveQueue, attemptRef: string): () => void {
  const wake = () => queue.wake();
  const leave = () => {
    for (const answer of queue.waiting()) void sendAnswer(attemptRef, answer, true).catch(() => undefined);
  };
  window.addEventListener('online', wake);
  window.addEventListener('focus', wake);
  window.addEventListener('pagehide', leave);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('focus', wake);
    window.removeEventListener('pagehide', leave);
  };
}

function choicesOf(given: Given): Choices {
  return Object.fromEntries(Object.entries(given).map(([id, { value }]) => [id, value]));
}

function revisionsOf(given: Given): Map<string, string> {
  return new Map(Object.entries(given).map(([id, { revision }]) => [id, revision]));
}

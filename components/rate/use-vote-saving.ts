import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { VoteFields } from '@/lib/job-analysis/open-parts';
import { SCALE_KEYS } from '@/lib/scales';
import { keptVote, keepVote, dropVote } from './kept-votes';
import { createVoteSaver, type SaveState } from './vote-saver';

export type { SaveState };

type SavingInput = Readonly<{ raterId: string; round: number; stepId: string; tookMs: number }>;

/**
 * Saves the vote of one page as it changes, and keeps on this device what could not be sent yet. Going on waits for the
 * last save, so that nothing is lost between two pages.
 */
export function useVoteSaving({ raterId, round, stepId, tookMs }: SavingInput) {
  const form = useRef<HTMLFormElement>(null);
  const submitter = useRef<HTMLElement | null>(null);
  const [state, setState] = useState<SaveState>('idle');
  const elapsed = useTimeOnPage();
  const key = `${raterId}.${round}.${stepId}`;

  const saver = useMemo(
    () =>
      createVoteSaver<VoteFields>({
        send: (vote) => sendVote(stepId, { raterId, ...vote, tookMs: Math.round(tookMs + elapsed()) }),
        remember: (vote) => keepVote(key, vote),
        forget: () => dropVote(key),
        after: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
        changed: setState,
      }),
    [key, raterId, stepId, tookMs, elapsed],
  );

  useEffect(() => {
    const kept = keptVote(key);
    if (kept && form.current) {
      show(form.current, kept);
      saver.put(kept);
    }
    const wake = () => saver.wake();
    window.addEventListener('online', wake);
    window.addEventListener('pagehide', wake);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('pagehide', wake);
    };
  }, [key, saver]);

  const onChange = useCallback(() => {
    if (form.current) saver.put(read(form.current));
  }, [saver]);

  const onSubmit = useCallback(
    (event: FormEvent<HTMLFormElement>) => {
      const native = event.nativeEvent;
      submitter.current = native instanceof SubmitEvent ? native.submitter : null;
      if (!saver.isWaiting()) return;
      event.preventDefault();
      const target = event.currentTarget;
      saver.wake();
      void saver.settled().then((isSaved) => {
        if (isSaved) target.requestSubmit(submitter.current);
      });
    },
    [saver],
  );

  return { form, state, onChange, onSubmit };
}

function useTimeOnPage(): () => number {
  const spent = useRef({ before: 0, since: 0 });
  useEffect(() => {
    const clock = spent.current;
    clock.since = performance.now();
    const look = () => {
      if (document.visibilityState === 'hidden') clock.before += performance.now() - clock.since;
      clock.since = performance.now();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return useCallback(() => spent.current.before + performance.now() - spent.current.since, []);
}

function read(form: HTMLFormElement): VoteFields {
  const data = new FormData(form);
  const value = (name: string) => {
    const text = data.get(name);
    return typeof text === 'string' ? Number(text) : null;
  };
  return {
    frequency: value('frequency'),
    loss: value('loss'),
    gain: value('gain'),
    relevance: Object.fromEntries(SCALE_KEYS.map((key) => [key, value(`link-${key}`)])),
    notInMyWork: data.get('notInMyWork') === 'yes',
  };
}

/** Puts a kept vote on the page: the browser does not follow a changed default once the page is there. */
function show(form: HTMLFormElement, vote: VoteFields): void {
  const wanted = new Map<string, number | null>([
    ['frequency', vote.frequency],
    ['loss', vote.loss],
    ['gain', vote.gain],
    ...SCALE_KEYS.map((key) => [`link-${key}`, vote.relevance[key] ?? null] as const),
  ]);
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'radio') input.checked = wanted.get(input.name) === Number(input.value);
    if (input.name === 'notInMyWork') input.checked = vote.notInMyWork;
  }
}

async function sendVote(stepId: string, body: object): Promise<'stored' | 'later' | 'stop'> {
  const response = await fetch(`/api/rate/votes/${stepId}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    keepalive: true,
  });
  if (response.ok) return 'stored';
  return response.status === 429 || response.status >= 500 ? 'later' : 'stop';
}

import { useEffect, useState, useSyncExternalStore } from 'react';
import { fetchPlan, sendBatch } from './server';
import { createShift, FIRST_STATE, type Shift, type ShiftState } from './shift';
import { openStore } from './store';

function browserShift(): Shift {
  return createShift({
    openStore,
    fetchPlan,
    send: sendBatch,
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  });
}

const AGAIN_MS = 60_000;

/** The shift of this browser, opened once; it sends whenever there may be a way. */
export function useShift(): Readonly<{ shift: Shift; state: ShiftState }> {
  const [shift] = useState(browserShift);
  const state = useSyncExternalStore(shift.subscribe, shift.state, () => FIRST_STATE);
  useEffect(() => {
    void shift.open();
    const wake = () => {
      if (document.visibilityState === 'visible') shift.wake();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    // Some phones never say that the network is back.
    const timer = setInterval(wake, AGAIN_MS);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      clearInterval(timer);
    };
  }, [shift]);
  return { shift, state };
}

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether the browser says that it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribeToNetwork,
    () => navigator.onLine,
    () => true,
  );
}

const SECOND_MS = 1_000;

/** The time of the phone, every second while `running`. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

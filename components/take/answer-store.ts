import type { Pending } from './save-queue';

/**
 * Unsent answers in the browser's own storage: an opaque reference of the attempt, an opaque statement id and a
 * choice from 1 to 5, nothing that says what or whom it is about. Deleted a minute after the server has acknowledged
 * it, when the answers are handed in or the candidate leaves, and after seven days in any case.
 */
const PREFIX = 'take:';
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;
/** A page may have been rendered just before an answer was acknowledged, and show the answer before it. */
const STALE_PAGE_MS = 60_000;

/** An answer, the server's revision that it was to replace (empty: none), and whether the server has it. */
export type StoredAnswer = Pending &
  Readonly<{
    over: string;
    at: number;
    isSaved?: boolean;
    /** Chosen here before this device took the questionnaire back: it is the candidate's last word. */
    isLastWord?: boolean;
  }>;

const keyOf = (attemptRef: string, itemId: string) => `${PREFIX}${attemptRef}:${itemId}`;

/** Storage may be switched off or full: then answers wait in the page's memory only. */
function quietly<T>(access: (storage: Storage) => T, otherwise: T): T {
  try {
    return access(window.localStorage);
  } catch {
    return otherwise;
  }
}

export function storeAnswer(attemptRef: string, answer: StoredAnswer): void {
  quietly((storage) => storage.setItem(keyOf(attemptRef, answer.itemId), JSON.stringify(answer)), undefined);
}

/** Notes that the server has an answer, and removes it when no page can be behind it any more. */
export function markSaved(attemptRef: string, answer: Pending, now: number): void {
  const stored = read(keyOf(attemptRef, answer.itemId));
  if (!stored || isNewer(stored, answer)) return;
  storeAnswer(attemptRef, { ...stored, at: now, isSaved: true, isLastWord: false });
  setTimeout(() => dropAnswer(attemptRef, answer), STALE_PAGE_MS);
}

/** Removes an answer, unless a newer choice has taken its place. */
export function dropAnswer(attemptRef: string, answer: Pending): void {
  const stored = read(keyOf(attemptRef, answer.itemId));
  if (stored && isNewer(stored, answer)) return;
  quietly((storage) => storage.removeItem(keyOf(attemptRef, answer.itemId)), undefined);
}

const isNewer = (stored: Pending, answer: Pending) =>
  stored.device === answer.device && stored.seq > answer.seq;

/** Lets what is kept unsent replace whatever another device has stored: this device takes the questionnaire back. */
export function insistOnAnswers(attemptRef: string, now: number): void {
  for (const stored of storedAnswers(attemptRef, now)) {
    if (stored.isSaved !== true) storeAnswer(attemptRef, { ...stored, isLastWord: true });
  }
}

/** Whether a kept answer is to be shown and sent in place of what a page was rendered with. */
export function replaces({ device, seq, over, isLastWord = false }: StoredAnswer, revision: string): boolean {
  if (revision === over || (isLastWord && revision !== `${device}.${seq}`)) return true;
  // Of one browser the later choice counts; somebody else's later answer stands.
  const own = `${device}.`;
  return revision.startsWith(own) && seq > Number(revision.slice(own.length));
}

/** Answers of one attempt that a page may not know. Those that are too old, of any attempt, are removed on the way. */
export function storedAnswers(attemptRef: string, now: number): readonly StoredAnswer[] {
  const found: StoredAnswer[] = [];
  for (const key of allKeys()) {
    const stored = read(key);
    const keptMs = stored?.isSaved === true ? STALE_PAGE_MS : KEPT_MS;
    if (!stored || now - stored.at > keptMs) quietly((storage) => storage.removeItem(key), undefined);
    else if (key === keyOf(attemptRef, stored.itemId)) found.push(stored);
  }
  return found;
}

/** Removes what is left of one attempt. */
export function forgetAnswers(attemptRef: string): void {
  const prefix = keyOf(attemptRef, '');
  for (const key of allKeys()) {
    if (key.startsWith(prefix)) quietly((storage) => storage.removeItem(key), undefined);
  }
}

function allKeys(): readonly string[] {
  return quietly((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX)), []);
}

function read(key: string): StoredAnswer | null {
  const text = quietly((storage) => storage.getItem(key), null);
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isStoredAnswer(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isStoredAnswer(value: unknown): value is StoredAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { itemId, seq, device, over, at, value: choice } = value as Partial<StoredAnswer>;
  const texts = [itemId, device, over].every((text) => typeof text === 'string');
  return (
    texts &&
    typeof seq === 'number' &&
    typeof at === 'number' &&
    (choice === null || typeof choice === 'number')
  );
}

const DEVICE_KEY = 'take-device';
const SEQ_KEY = 'take-seq';
const DEVICE_LENGTH = 12;

/** What orders the saves of one browser: its random name and a counter that all its tabs share. */
export function nextStamp(memory: {
  device: string;
  seq: number;
}): Readonly<{ device: string; seq: number }> {
  memory.device = quietly((storage) => storage.getItem(DEVICE_KEY), null) ?? memory.device;
  if (memory.device === '') memory.device = randomName();
  const shared = Number(quietly((storage) => storage.getItem(SEQ_KEY), null) ?? 0);
  memory.seq = Math.max(memory.seq, Number.isFinite(shared) ? shared : 0) + 1;
  quietly((storage) => {
    storage.setItem(DEVICE_KEY, memory.device);
    storage.setItem(SEQ_KEY, String(memory.seq));
  }, undefined);
  return { device: memory.device, seq: memory.seq };
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_LENGTH));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

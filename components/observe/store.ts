import type { Plan, Session, Tap } from './records';

const NAME = 'kuusi-observe';
const VERSION = 1;
const BY_SESSION = 'bySession';
const WAITING = 'waiting';
const PLAN_KEY = 'plan';

type Kind = 'sessions' | 'taps';
type RecordOf<K extends Kind> = K extends 'sessions' ? Session : Tap;
type Stamp = Readonly<{ id: string; rev: number }>;

/** What the phone keeps until the server has it, and the plan of the job: it survives reloads and a killed browser. */
export type Store = Readonly<{
  plan: () => Promise<Plan | null>;
  savePlan: (plan: Plan) => Promise<void>;
  sessions: () => Promise<readonly Session[]>;
  taps: (sessionId: string) => Promise<readonly Tap[]>;
  /** Resolves when the record is on the disk of the phone. */
  put: <K extends Kind>(kind: K, record: RecordOf<K>) => Promise<void>;
  /** Records of one kind that the server does not have, as far as asked for. */
  waiting: <K extends Kind>(kind: K) => Promise<readonly RecordOf<K>[]>;
  /** Marks records as sent, unless they have changed since. */
  acknowledge: (kind: Kind, stamps: readonly Stamp[]) => Promise<void>;
  /** Removes a session with its taps. */
  remove: (sessionId: string) => Promise<void>;
}>;

/** Opens the store of this browser. @throws {DOMException} where the browser keeps nothing, as in private windows. */
export async function openStore(): Promise<Store> {
  const database = await openDatabase();
  return {
    plan: async () =>
      (await read<Plan | undefined>(database, 'plan', (store) => store.get(PLAN_KEY))) ?? null,
    savePlan: (plan) => write(database, ['plan'], (tx) => tx.objectStore('plan').put(plan, PLAN_KEY)),
    sessions: () => read<Session[]>(database, 'sessions', (store) => store.getAll()),
    taps: (sessionId) => read<Tap[]>(database, 'taps', (store) => store.index(BY_SESSION).getAll(sessionId)),
    put: (kind, record) => write(database, [kind], (tx) => tx.objectStore(kind).put(record)),
    waiting: <K extends Kind>(kind: K) =>
      read<RecordOf<K>[]>(database, kind, (store) => store.index(WAITING).getAll()),
    acknowledge: (kind, stamps) =>
      write(database, [kind], (tx) => {
        for (const stamp of stamps) markSent(tx.objectStore(kind), stamp);
      }),
    remove: (sessionId) =>
      write(database, ['sessions', 'taps'], (tx) => {
        tx.objectStore('sessions').delete(sessionId);
        const keys = tx.objectStore('taps').index(BY_SESSION).getAllKeys(sessionId);
        keys.onsuccess = () => {
          for (const key of keys.result) tx.objectStore('taps').delete(key);
        };
      }),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore('plan');
      const sessions = database.createObjectStore('sessions', { keyPath: 'id' });
      const taps = database.createObjectStore('taps', { keyPath: 'id' });
      taps.createIndex(BY_SESSION, 'sessionId');
      // Only records that carry the mark are in this index.
      for (const store of [sessions, taps]) store.createIndex(WAITING, 'waiting');
    };
    request.onsuccess = () => {
      // A later version of this page in another window must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new DOMException('the store did not open'));
    request.onblocked = () => reject(new DOMException('an older page holds the store'));
  });
}

/** A request whose result nobody has looked at. */
type Asked = Readonly<{
  result: unknown;
  error: DOMException | null;
  addEventListener: (type: 'success' | 'error', listener: () => void) => void;
}>;

/** This page alone writes to the store, so that what it reads has the shape it wrote. */
function read<T>(database: IDBDatabase, name: string, ask: (store: IDBObjectStore) => Asked): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(name, 'readonly').objectStore(name));
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('the store did not answer')),
    );
  });
}

/** Resolves when the change is on the disk: a battery that runs out the next moment takes nothing away. */
function write(database: IDBDatabase, names: readonly string[], change: (tx: IDBTransaction) => unknown) {
  return new Promise<void>((resolve, reject) => {
    const tx = database.transaction([...names], 'readwrite', { durability: 'strict' });
    tx.oncomplete = () => resolve();
    tx.onerror = () => reject(tx.error ?? new DOMException('the store refused'));
    tx.onabort = () => reject(tx.error ?? new DOMException('the store gave up'));
    change(tx);
  });
}

function markSent(store: IDBObjectStore, { id, rev }: Stamp): void {
  const request = store.get(id);
  request.onsuccess = () => {
    const record: unknown = request.result;
    if (!isRecord(record) || record.rev !== rev) return;
    const { waiting: _, ...sent } = record;
    store.put(sent);
  };
}

function isRecord(value: unknown): value is Stamp & Readonly<{ waiting?: 1 }> {
  return typeof value === 'object' && value !== null && 'rev' in value && 'id' in value;
}

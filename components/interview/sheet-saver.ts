import { createVoteSaver, type SaveState } from '@/components/rate/vote-saver';
import type { UnsavedFields } from './kept-sheet';

/** Typing is sent once it rests for this long. */
const REST_MS = 600;

/** The world around the saver, so that tests can order its events in every way. */
type SheetWorld = Readonly<{
  send: (fields: UnsavedFields) => Promise<'stored' | 'later' | 'stop'>;
  /** Called with everything that the server does not have. */
  keep: (fields: UnsavedFields) => void;
  /** Runs the callback after the time; returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void;
  changed: (state: SaveState) => void;
}>;

type SheetSaver = Readonly<{
  /** A field has changed; `rests` says whether more of it may follow at once. */
  typed: (name: string, value: string, rests: boolean) => void;
  /** Sends at once: the network is back, or the page is left. */
  wake: () => void;
}>;

/**
 * Carries what an interviewer types to the server: only the fields that changed since it last answered, so that a second
 * window with older fields does not write over newer ones. A field leaves the unsaved ones when the server has it as it
 * stands, and not when it was typed on meanwhile.
 *
 * @param kept What an earlier visit could not send; it goes out first.
 */
export function createSheetSaver(world: SheetWorld, kept: UnsavedFields = {}): SheetSaver {
  let unsaved = kept;
  let callOff: (() => void) | null = null;
  const saver = createVoteSaver<UnsavedFields>({
    send: async (fields) => {
      const result = await world.send(fields);
      if (result === 'stored') {
        unsaved = without(unsaved, fields);
        world.keep(unsaved);
      }
      return result;
    },
    remember: () => undefined,
    forget: () => undefined,
    after: world.after,
    // What was typed during the sending is still to come.
    changed: (state) => world.changed(state === 'saved' && !isEmpty(unsaved) ? 'saving' : state),
  });
  const flush = () => {
    callOff?.();
    callOff = null;
    if (!isEmpty(unsaved)) saver.put(unsaved);
  };
  if (!isEmpty(unsaved)) flush();
  return {
    typed: (name, value, rests) => {
      unsaved = { ...unsaved, [name]: value };
      world.keep(unsaved);
      callOff?.();
      callOff = world.after(rests ? REST_MS : 0, flush);
    },
    wake: () => {
      flush();
      saver.wake();
    },
  };
}

function without(fields: UnsavedFields, sent: UnsavedFields): UnsavedFields {
  return Object.fromEntries(Object.entries(fields).filter(([name, text]) => sent[name] !== text));
}

function isEmpty(fields: UnsavedFields): boolean {
  return Object.keys(fields).length === 0;
}

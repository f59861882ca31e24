import { useEffect, useRef, useState } from 'react';
import type { SaveState } from '@/components/rate/vote-saver';
import type { ActionResult } from '@/lib/actions/action-result';
import { RATING_MARKS, type SaveSheetInput } from '@/lib/validation/interview';
import { keepSheet, keptSheet, type UnsavedFields } from './kept-sheet';
import { createSheetSaver } from './sheet-saver';

/**
 * Stores what an interviewer types while it is typed. What could not be sent yet stays in this window, also over a
 * reload.
 */
export function useSheetSaving(
  interviewId: string,
  save: (input: SaveSheetInput) => Promise<ActionResult<unknown>>,
) {
  const box = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<SaveState>('idle');

  useEffect(() => {
    const form = box.current;
    if (form === null) return undefined;
    const kept = keptSheet(interviewId) ?? {};
    show(form, kept);
    const saver = createSheetSaver(
      {
        send: async (fields) => outcome(await save(inputOf(interviewId, fields, form))),
        keep: (fields) => keepSheet(interviewId, fields),
        after: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
        changed: setState,
      },
      kept,
    );
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) saver.typed(target.name, target.value, true);
      if (target instanceof HTMLInputElement) saver.typed(target.name, target.value, false);
    };
    form.addEventListener('input', onInput);
    window.addEventListener('online', saver.wake);
    window.addEventListener('pagehide', saver.wake);
    return () => {
      saver.wake();
      form.removeEventListener('input', onInput);
      window.removeEventListener('online', saver.wake);
      window.removeEventListener('pagehide', saver.wake);
    };
  }, [interviewId, save]);

  return { box, state };
}

/** The changed questions as a whole: a rating and its note are one row. */
function inputOf(interviewId: string, fields: UnsavedFields, form: HTMLFormElement): SaveSheetInput {
  const data = new FormData(form);
  const value = (name: string) => fields[name] ?? textIn(data, name);
  const ids = new Set(Object.keys(fields).flatMap((name) => name.split('.')[1] ?? []));
  return {
    interviewId,
    ...(fields['note'] === undefined ? {} : { note: fields['note'] }),
    ratings: [...ids].map((questionId) => ({
      questionId,
      mark: RATING_MARKS.find((mark) => mark === value(`mark.${questionId}`)) ?? null,
      note: value(`note.${questionId}`),
    })),
    submit: false,
  };
}

function textIn(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

function outcome(result: ActionResult<unknown>): 'stored' | 'later' | 'stop' {
  if (result.ok) return 'stored';
  return result.code === 'UNEXPECTED' || result.code === 'RATE_LIMITED' ? 'later' : 'stop';
}

/** Puts kept fields on the page: the browser does not follow a changed default once the page is there. */
function show(form: HTMLFormElement, kept: UnsavedFields): void {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement && kept[field.name] !== undefined)
      field.value = kept[field.name] ?? '';
    if (field instanceof HTMLInputElement && field.type === 'radio' && kept[field.name] !== undefined)
      field.checked = kept[field.name] === field.value;
  }
}

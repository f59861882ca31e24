'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { addBankQuestion, addOwnQuestion, removeQuestion, restoreQuestion } from '@/lib/services/interview-questions';
import { agreeOnScale, saveSheet, type SaveSheetResult } from '@/lib/services/interview-ratings';
import { addInterviewer, goOnAlone, prepareInterview, removeInterviewer } from '@/lib/services/interviews';
import type { FormState } from '@/lib/validation/form-state';
import {
  addBankQuestionInput,
  addOwnQuestionInput,
  agreeOnScaleInput,
  interviewerInput,
  interviewInput,
  interviewQuestionInput,
  prepareInterviewInput,
  RATING_MARKS,
  type SaveSheetInput,
  saveSheetInput,
} from '@/lib/validation/interview';

const revalidate = () => ['/reports/[reportId]/interview', '/reports/[reportId]'];

const prepare = defineAction({ input: prepareInterviewInput, run: prepareInterview, revalidate });
const addWho = defineAction({ input: interviewerInput, run: addInterviewer, revalidate });
const removeWho = defineAction({ input: interviewerInput, run: removeInterviewer, revalidate });
const alone = defineAction({ input: interviewInput, run: goOnAlone, revalidate });
const sendSheet = defineAction({ input: saveSheetInput, run: saveSheet, revalidate });
// While somebody types the page is not made anew.
const typeSheet = defineAction({ input: saveSheetInput, run: saveSheet });
const addOwn = defineAction({ input: addOwnQuestionInput, run: addOwnQuestion, revalidate });
const addBank = defineAction({ input: addBankQuestionInput, run: addBankQuestion, revalidate });
const remove = defineAction({ input: interviewQuestionInput, run: removeQuestion, revalidate });
const restore = defineAction({ input: interviewQuestionInput, run: restoreQuestion, revalidate });
const agree = defineAction({ input: agreeOnScaleInput, run: agreeOnScale, revalidate });

const done = () => ({ status: 'done', data: null, sentAt: Date.now() }) as const;

/** Fixes the questions and who interviews. */
export async function prepareInterviewAction(_previous: FormState, data: FormData): Promise<FormState> {
  const reportId = textOf(data, 'reportId');
  const interviewers = data.getAll('interviewers').filter((value) => typeof value === 'string');
  const result = await prepare({ reportId, interviewers });
  return result.ok ? done() : formState(result, { reportId, interviewers: interviewers.join(' ') });
}

/** Names one more interviewer. */
export async function addInterviewerAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'userId']);
  const result = await addWho(values);
  return result.ok ? done() : formState(result, values);
}

/** Takes an interviewer off who has not handed in. */
export async function removeInterviewerAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'userId']);
  const result = await removeWho(values);
  return result.ok ? done() : formState(result, values);
}

/** Goes on with one interviewer. */
export async function goOnAloneAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId']);
  const result = await alone(values);
  return result.ok ? done() : formState(result, values);
}

/** Stores the whole sheet of an interviewer, or hands it in. */
export async function sendSheetAction(
  _previous: FormState<SaveSheetResult>,
  data: FormData,
): Promise<FormState<SaveSheetResult>> {
  const input = sheetOf(data);
  return formState(await sendSheet(input), valuesOf(data));
}

/** Stores what an interviewer has just typed. */
export async function typeSheetAction(input: SaveSheetInput) {
  return typeSheet(input);
}

/** Adds a question in own words. */
export async function addOwnQuestionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'questionId', 'text', 'scale']);
  // The schema checks what came from outside.
  const result = await addOwn(values as Parameters<typeof addOwn>[0]);
  return result.ok ? done() : formState(result, values);
}

/** Adds another question of the guide. */
export async function addBankQuestionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'questionId', 'key']);
  const result = await addBank(values);
  return result.ok ? done() : formState(result, values);
}

/** Takes an added question away. */
export async function removeQuestionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'questionId']);
  const result = await remove(values);
  return result.ok ? done() : formState(result, values);
}

/** Takes a removed question in again. */
export async function restoreQuestionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'questionId']);
  const result = await restore(values);
  return result.ok ? done() : formState(result, values);
}

/** Writes down what the interviewers agreed on about a scale. */
export async function agreeOnScaleAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['interviewId', 'scale', 'rating', 'note', 'seen']);
  // The schema checks what came from outside.
  const result = await agree(values as Parameters<typeof agree>[0]);
  return result.ok ? done() : formState(result, values);
}

/** Fields are called `mark.<question>` and `note.<question>`; every question has its note, rated or not. */
function sheetOf(data: FormData): SaveSheetInput {
  const ids = [...data.keys()].flatMap((name) => (name.startsWith('note.') ? [name.slice('note.'.length)] : []));
  return {
    interviewId: textOf(data, 'interviewId'),
    note: textOf(data, 'note'),
    ratings: ids.map((questionId) => ({
      questionId,
      mark: RATING_MARKS.find((mark) => mark === textOf(data, `mark.${questionId}`)) ?? null,
      note: textOf(data, `note.${questionId}`),
    })),
    submit: textOf(data, 'go') === 'submit',
  };
}

function valuesOf(data: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

import { type AnswerLimit, createAnswerLimit } from './answer-limit';

const holder: { kuusiSyncLimit?: AnswerLimit } = globalThis as typeof globalThis & {
  kuusiSyncLimit?: AnswerLimit;
};

/** How often one phone may send: as often as answers are saved, counted in the process and apart from them. */
export function syncLimit(): AnswerLimit {
  return (holder.kuusiSyncLimit ??= createAnswerLimit());
}

import { NO_RESPONSE } from './expected-a-posteriori';
import type { ResponseMatrix } from './response-matrix';

/** The people who answered every item. */
export function completeResponses({ answers, people, items }: ResponseMatrix): ResponseMatrix {
  const kept: number[] = [];
  for (let person = 0; person < people; person += 1) {
    if (!answers.subarray(person * items, (person + 1) * items).includes(NO_RESPONSE)) kept.push(person);
  }
  const complete = new Int16Array(kept.length * items);
  kept.forEach((person, index) => {
    complete.set(answers.subarray(person * items, (person + 1) * items), index * items);
  });
  return { answers: complete, people: kept.length, items };
}

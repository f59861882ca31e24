import { z } from 'zod';

/** As many as one page of the list holds. */
const CHOSEN_MAX = 50;

/** Ids of people from an address, each once; what is no id is left out. */
export function chosenIds(raw: string | readonly string[] | undefined): readonly string[] {
  const texts = raw === undefined ? [] : typeof raw === 'string' ? raw.split(',') : raw;
  const ids = texts.filter((text) => z.uuid().safeParse(text).success);
  return [...new Set(ids)].slice(0, CHOSEN_MAX);
}

import { NO_RESPONSE } from '../expected-a-posteriori';
import type { ResponseMatrix } from '../response-matrix';

/**
 * Answers arranged for estimation: items stand in blocks whose joint answers are numbered, "missing" being one more
 * answer of each item, and equal patterns are counted once.
 */
export type ResponsePatterns = Readonly<{
  blocks: readonly ItemBlock[];
  /** Joint answer of each block, pattern by pattern. */
  states: Int32Array;
  /** How many people gave the pattern. */
  counts: Int32Array;
  /** People who answered something. */
  people: number;
  /** Categories of each item. */
  categories: readonly number[];
}>;

export type ItemBlock = Readonly<{
  items: readonly number[];
  /** Joint answers: Π (categories + 1). */
  states: number;
}>;

/** Larger tables would leave the processor's cache; 49 holds two items of six categories. */
const MAX_STATES = 64;

/**
 * Pools equal patterns; people without any answer are left out.
 *
 * @param categories Number of categories of each item.
 */
export function poolPatterns(responses: ResponseMatrix, categories: readonly number[]): ResponsePatterns {
  const blocks = itemBlocks(categories);
  const pool = new PatternPool(blocks.length, responses.people);
  const state = new Int32Array(blocks.length);
  let people = 0;
  for (let person = 0; person < responses.people; person += 1) {
    if (!readStates(responses, person, blocks, categories, state)) continue;
    people += 1;
    pool.add(state);
  }
  return { blocks, ...pool.patterns(), people, categories };
}

function itemBlocks(categories: readonly number[]): readonly ItemBlock[] {
  const blocks: { items: number[]; states: number }[] = [];
  categories.forEach((count, item) => {
    const last = blocks.at(-1);
    if (last !== undefined && last.states * (count + 1) <= MAX_STATES) {
      last.items.push(item);
      last.states *= count + 1;
    } else {
      blocks.push({ items: [item], states: count + 1 });
    }
  });
  return blocks;
}

/** @returns Whether the person answered anything. */
function readStates(
  { answers, items }: ResponseMatrix,
  person: number,
  blocks: readonly ItemBlock[],
  categories: readonly number[],
  state: Int32Array,
): boolean {
  let isAnswered = false;
  for (let block = 0; block < state.length; block += 1) {
    let joint = 0;
    for (const item of blocks[block]?.items ?? []) {
      const category = answers[person * items + item] ?? NO_RESPONSE;
      const count = categories[item] ?? 0;
      isAnswered ||= category !== NO_RESPONSE;
      joint = joint * (count + 1) + (category === NO_RESPONSE ? count : category);
    }
    state[block] = joint;
  }
  return isAnswered;
}

/** A hash table of patterns with open addressing: a string key per person would cost more than the estimation step. */
class PatternPool {
  readonly #width: number;
  readonly #slots: Int32Array;
  readonly #states: Int32Array;
  readonly #counts: Int32Array;
  #size = 0;

  constructor(width: number, capacity: number) {
    this.#width = width;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity + 2))).fill(-1);
    this.#states = new Int32Array(capacity * width);
    this.#counts = new Int32Array(capacity);
  }

  add(state: Int32Array): void {
    const mask = this.#slots.length - 1;
    let slot = hash(state) & mask;
    for (;;) {
      const pattern = this.#slots[slot] ?? -1;
      if (pattern < 0) {
        this.#slots[slot] = this.#size;
        this.#states.set(state, this.#size * this.#width);
        this.#counts[this.#size] = 1;
        this.#size += 1;
        return;
      }
      if (this.#isSame(pattern, state)) {
        this.#counts[pattern] = (this.#counts[pattern] ?? 0) + 1;
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  patterns(): Readonly<{ states: Int32Array; counts: Int32Array }> {
    return {
      states: this.#states.slice(0, this.#size * this.#width),
      counts: this.#counts.slice(0, this.#size),
    };
  }

  #isSame(pattern: number, state: Int32Array): boolean {
    const from = pattern * this.#width;
    for (let i = 0; i < state.length; i += 1) {
      if (this.#states[from + i] !== state[i]) return false;
    }
    return true;
  }
}

/** FNV-1a over the states. */
function hash(state: Int32Array): number {
  let value = 0x811c9dc5;
  for (const part of state) value = Math.imul(value ^ part, 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

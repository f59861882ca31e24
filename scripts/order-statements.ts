/**
 * Finds the fixed administration order of the six-scales questionnaire.
 *
 *   npx tsx scripts/order-statements.ts
 *
 * Prints the items of `instrument.json`. Same seed, same order. The order of a released version never changes; this is
 * how it was made, and how the order of a next version can be made.
 */
const SEED = 20161121;
const ROUNDS = 3;
const MAX_FORWARD_RUN = 4;
const MAX_REVERSED_RUN = 2;

type Slot = Readonly<{ scale: string; facet: string; reversed: boolean }>;

/** Keys of the three statements of each facet, as written: + forward, − reversed. */
const BLUEPRINT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  carefulness: {
    checkingDetails: '++-',
    finishingFollowUp: '+--',
    orderRecords: '++-',
    planningAhead: '++-',
  },
  salesConfidence: { likingSelling: '++-', findingNeeds: '++-', askingDecision: '+--', bouncingBack: '++-' },
  serviceOrientation: {
    courtesyWarmth: '++-',
    readingNeeds: '++-',
    helpingBeyond: '++-',
    respectEveryCustomer: '++-',
  },
  socialConfidence: {
    startingConversation: '++-',
    comfortWatched: '+--',
    expressiveEase: '++-',
    holdingGround: '++-',
  },
  stressTolerance: {
    calmUnderLoad: '++-',
    temperWithAngry: '++-',
    recoverySetback: '++-',
    workingThroughInterruptions: '+--',
  },
  integrity: {
    wordsMatchDeeds: '++-',
    truthfulWithCustomers: '++-',
    standingByPrinciple: '++-',
    owningMistakes: '++-',
  },
};

/** Small seeded generator (mulberry32), so that the order can be made again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

function longestRun(slots: readonly Slot[], reversed: boolean): number {
  let longest = 0;
  let run = 0;
  for (const slot of slots) {
    run = slot.reversed === reversed ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Twelve statements of one scale: each round has every facet once, no facet or reversed key twice in a row. */
function orderScale(scale: string, facets: Readonly<Record<string, string>>, random: () => number): Slot[] {
  for (;;) {
    const keys = new Map(
      Object.entries(facets).map(([facet, signs]) => [facet, shuffle([...signs], random)]),
    );
    const slots = Array.from({ length: ROUNDS }, (_, round) =>
      shuffle(Object.keys(facets), random).map((facet) => ({
        scale,
        facet,
        reversed: keys.get(facet)?.[round] === '-',
      })),
    ).flat();
    const repeats = slots.some((slot, index) => slot.facet === slots[index - 1]?.facet);
    if (!repeats && longestRun(slots, true) === 1 && longestRun(slots, false) <= MAX_FORWARD_RUN)
      return slots;
  }
}

/** Twelve blocks of six, every scale once in each block, and never twice in a row across blocks. */
function orderForm(random: () => number): Slot[] {
  const queues = Object.entries(BLUEPRINT).map(([scale, facets]) => orderScale(scale, facets, random));
  const blocks = queues[0]?.length ?? 0;
  return Array.from({ length: blocks }, (_, block) =>
    shuffle(queues, random).flatMap((queue) => queue.slice(block, block + 1)),
  ).flat();
}

function isAcceptable(form: readonly Slot[]): boolean {
  const half = form.length / 2;
  const reversedIn = (slots: readonly Slot[]) => slots.filter(({ reversed }) => reversed).length;
  return (
    form.every((slot, index) => slot.scale !== form[index - 1]?.scale) &&
    longestRun(form, true) <= MAX_REVERSED_RUN &&
    longestRun(form, false) <= MAX_FORWARD_RUN &&
    !form.slice(0, 2).some(({ reversed }) => reversed) &&
    Math.abs(reversedIn(form.slice(0, half)) - reversedIn(form.slice(half))) <= 2
  );
}

const random = seeded(SEED);
let form = orderForm(random);
while (!isAcceptable(form)) form = orderForm(random);
const items = form.map((slot, index) => ({ id: `i${String(index + 1).padStart(2, '0')}`, ...slot }));
process.stdout.write(`${JSON.stringify(items, null, 2)}\n`);

import { expect, test } from 'vitest';

import { computeItemAnalysis } from '@/lib/computation/item-analysis';
import { ComputationError, runInThread } from '@/lib/computation/run-in-thread';
import { loadQuestionnaire } from '@/lib/content/load';
import { randomSource } from '@/lib/stats/random';

const questionnaire = loadQuestionnaire('six-scales', 1).instrument;

function input(people: number) {
  const random = randomSource(5);
  const rows = Array.from({ length: people }, () => {
    const trait = random.normal();
    return questionnaire.items.map(({ reversed }) => {
      const value = Math.min(5, Math.max(1, Math.round(3 + trait * 0.8 + random.normal() * 0.8)));
      return reversed ? 6 - value : value;
    });
  });
  return { questionnaire, rows, leftOut: 0 };
}

test('the thread gives the numbers of the function, reports progress and leaves the event loop free', async () => {
  const task = input(1500);
  const shares: number[] = [];
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 5);
  const started = performance.now();
  const result = await runInThread('itemAnalysis', task, { onProgress: (share) => shares.push(share) });
  const elapsed = performance.now() - started;
  clearInterval(ticking);
  expect(result).toEqual(computeItemAnalysis(task));
  expect(elapsed).toBeGreaterThan(200);
  expect(shares.length).toBeGreaterThan(1);
  // A blocked loop would tick once or twice in all; a busy machine misses some.
  expect(ticks).toBeGreaterThan(elapsed / 5 / 4);
});

test('a refused input and an ended thread say so', async () => {
  const broken = { ...input(10), rows: [[9]] };
  await expect(runInThread('itemAnalysis', broken)).rejects.toThrow(/WRONG_SHAPE/);
  const signal = AbortSignal.timeout(300);
  await expect(runInThread('itemAnalysis', input(1500), { signal })).rejects.toThrow(ComputationError);
  await expect(runInThread('itemAnalysis', input(10), { signal: AbortSignal.abort() })).rejects.toThrow(
    /stopped/,
  );
});

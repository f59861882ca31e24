import { expect, test } from './fixtures';
import { misfits, spacingFaults, violations } from './fixtures/accessible';
import { builtRoutes } from './fixtures/routes';
import type { State } from './fixtures/state';
import { ONLY_REDIRECTS, STATES } from './fixtures/states';
import { faultsOf } from './fixtures/walk';

const PART_MS = 240_000;
const PART_STATES = 9;
const STALLED_MS = 3_000;

// A fault names its state and its element; recording every page besides would take as long as looking at it.
test.use({ trace: 'off' });

test('every page of the build is among the states, or only leads on', () => {
  const shown = new Set(Object.values(STATES).flatMap((states) => states.map(({ route }) => route)));
  expect([...shown, ...ONLY_REDIRECTS].sort()).toEqual(builtRoutes().pages);
});

/** One fault of each kind that the walk looks for. */
const FAULTY = `<!doctype html><html lang="fi"><title>x</title><main><h1>Otsikko</h1>
  <p style="width: 900px; color: #bbb">haalea ja leveä</p><button style="width: 12px; height: 12px; padding: 0">A</button>
  <p style="width: 140px; overflow: hidden; white-space: nowrap">juuri tähän mahtuva</p><img src="data:,"></main>`;

test('the walk finds faults that are there, and a state that never comes makes it fail', async ({
  page,
  seed,
  baseURL,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.setContent(FAULTY);
  const found = [...(await violations(page)), ...(await misfits(page)), ...(await spacingFaults(page))];
  for (const kind of [
    /^image-alt/,
    /^color-contrast/,
    /^scrolls sideways/,
    /is 12 × 12/,
    /spacing cuts «juuri/,
  ]) {
    expect(
      found.some((fault) => kind.test(fault)),
      `${kind} in ${found.join('\n')}`,
    ).toBe(true);
  }
  const [state] = STATES['entrance'] ?? [];
  if (!state) throw new Error('no state');
  const never = { ...state, act: () => new Promise(() => undefined) };
  const world = { seed, empty: seed, baseURL, patienceMs: STALLED_MS };
  expect(await faultsOf(page, never, 0, world)).toEqual([expect.stringMatching(/stood still$/)]);
});

/** Parts of equal length, so that the last worker is not alone with the longest. */
const PARTS = Object.entries(STATES).flatMap(([name, states]) =>
  Array.from({ length: Math.ceil(states.length / PART_STATES) }, (_, part) => ({
    name: `${name} ${part + 1}`,
    states: states.slice(part * PART_STATES, (part + 1) * PART_STATES),
  })),
);

for (const { name, states } of PARTS) {
  test(`${name}: nothing breaks WCAG 2.2 AA in any variant`, async ({
    page,
    seed,
    baseURL,
    newOrganization,
  }) => {
    test.setTimeout(PART_MS);
    const isEmpty = ({ reader }: State) => reader.kind === 'member' && reader.empty === true;
    const empty = states.some(isEmpty) ? await newOrganization() : seed;
    const faults: string[] = [];
    for (const [turn, state] of states.entries()) {
      faults.push(...(await faultsOf(page, state, turn, { seed, empty, baseURL })));
    }
    expect(faults).toEqual([]);
  });
}

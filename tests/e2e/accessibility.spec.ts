import { expect, test } from './fixtures';
import { builtRoutes } from './fixtures/routes';
import { ONLY_REDIRECTS, STATES } from './fixtures/states';
import { faultsOf } from './fixtures/walk';

const PART_MS = 240_000;

// A fault names its state and its element; recording every page besides would take as long as looking at it.
test.use({ trace: 'off' });

test('every page of the build is among the states, or only leads on', () => {
  const shown = new Set(Object.values(STATES).flatMap((states) => states.map(({ route }) => route)));
  expect([...shown, ...ONLY_REDIRECTS].sort()).toEqual(builtRoutes().pages);
});

for (const [part, states] of Object.entries(STATES)) {
  test(`${part}: nothing breaks WCAG 2.2 AA in any variant`, async ({
    page,
    seed,
    baseURL,
    newOrganization,
  }) => {
    test.setTimeout(PART_MS);
    const world = { seed, empty: await newOrganization(), baseURL };
    const faults: string[] = [];
    for (const [turn, state] of states.entries()) faults.push(...(await faultsOf(page, state, turn, world)));
    expect(faults).toEqual([]);
  });
}

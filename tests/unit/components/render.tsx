import { cleanup, render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { afterEach, expect } from 'vitest';

afterEach(cleanup);

/** Renders into a main element, as a page would. */
export function show(element: ReactElement): HTMLElement {
  return render(<main>{element}</main>).container;
}

/** Fails on what axe can see without a layout; colours and sizes are checked in the browser. */
export async function expectAccessible(container: HTMLElement): Promise<void> {
  const { violations } = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** The policy of the pages forbids style attributes in markup from the server. */
export function expectNoStyleAttributes(container: HTMLElement): void {
  expect([...container.querySelectorAll('[style]')].map((element) => element.outerHTML)).toEqual([]);
}

// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Table } from '@/components/ui/table';
import { expectAccessible, show } from './render';

afterEach(() => vi.restoreAllMocks());

function widths(content: number, box: number): void {
  vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(content);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(box);
}

const table = (
  <Table
    caption="Hakijat"
    head={
      <tr>
        <th scope="col">Nimi</th>
      </tr>
    }
  >
    <tr>
      <th scope="row">Aino</th>
    </tr>
  </Table>
);

test('a table that is wider than its box can be reached and scrolled by keyboard', () => {
  widths(900, 320);
  render(table);
  expect(screen.getByRole('region', { name: 'Hakijat' }).tabIndex).toBe(0);
});

test('a table that fits costs no stop of the keyboard', async () => {
  widths(320, 320);
  const container = show(table);
  expect(screen.queryByRole('region')).toBeNull();
  expect(container.querySelector('[tabindex]')).toBeNull();
  await expectAccessible(container);
});

import type { KeyboardEvent } from 'react';

type Next = 'row' | 'newStep';

/** The cells of one column in the order of the page. */
function cellsOfColumn(table: HTMLTableElement, column: string): readonly HTMLElement[] {
  return Array.from(table.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(column)}"]`));
}

/**
 * Enter goes to the same column of the next row (with Shift of the row before). In the last column of the last row of
 * a stage, and with Ctrl or ⌘ anywhere, it asks for a new step after this one.
 *
 * @param columns Columns of the view, in order.
 * @param addAfter Called with the step to add after.
 */
export function onTableEnter(
  event: KeyboardEvent<HTMLTableElement>,
  columns: readonly string[],
  addAfter: (stepId: string) => void,
): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLElement))
    return;
  const column = event.target.dataset['column'];
  const row = event.target.closest('tr');
  const stepId = row?.dataset['step'];
  if (column === undefined || !row || stepId === undefined) return;
  event.preventDefault();
  if (nextOf(event, row, column === columns.at(-1)) === 'newStep') {
    addAfter(stepId);
    return;
  }
  const cells = cellsOfColumn(event.currentTarget, column);
  cells[cells.indexOf(event.target) + (event.shiftKey ? -1 : 1)]?.focus();
}

function nextOf(event: KeyboardEvent, row: HTMLTableRowElement, isLastColumn: boolean): Next {
  if (event.ctrlKey || event.metaKey) return 'newStep';
  return isLastColumn && !event.shiftKey && isLastOfStage(row) ? 'newStep' : 'row';
}

function isLastOfStage(row: HTMLTableRowElement): boolean {
  let next = row.nextElementSibling;
  while (next && !(next instanceof HTMLElement && next.dataset['step'] !== undefined)) {
    next = next.nextElementSibling;
  }
  return next === null;
}

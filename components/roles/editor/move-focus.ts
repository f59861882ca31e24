import type { KeyboardEvent } from 'react';

type Next = 'row' | 'newStep';

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
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const cell = cellOf(event.target);
  if (!cell) return;
  event.preventDefault();
  if (nextOf(event, cell.row, cell.column === columns.at(-1)) === 'newStep') {
    addAfter(cell.stepId);
    return;
  }
  const cells = cellsOfColumn(event.currentTarget, cell.column);
  cells[cells.indexOf(cell.control) + (event.shiftKey ? -1 : 1)]?.focus();
}

/** The cell that a key was pressed in; undefined on a button of the row. */
function cellOf(target: EventTarget) {
  if (!(target instanceof HTMLElement)) return undefined;
  const column = target.dataset['column'];
  const row = target.closest('tr');
  const stepId = row?.dataset['step'];
  if (column === undefined || !row || stepId === undefined) return undefined;
  return { control: target, column, row, stepId };
}

/** The cells of one column in the order of the page. */
function cellsOfColumn(table: HTMLTableElement, column: string): readonly HTMLElement[] {
  return Array.from(table.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(column)}"]`));
}

function nextOf(event: KeyboardEvent, row: HTMLTableRowElement, isLastColumn: boolean): Next {
  if (event.ctrlKey || event.metaKey) return 'newStep';
  return isLastColumn && !event.shiftKey && isLastOfStage(row) ? 'newStep' : 'row';
}

function isLastOfStage(row: HTMLTableRowElement): boolean {
  const next = Array.from(row.parentElement?.children ?? []).slice(row.sectionRowIndex + 1);
  return !next.some((other) => other instanceof HTMLElement && other.dataset['step'] !== undefined);
}

import { SCALE_KEYS } from '@/lib/scales';

/** The steps table shows either the ratings or the words of the steps; the titles are in both. */
export const TABLE_VIEWS = ['ratings', 'words'] as const;
export type TableView = (typeof TABLE_VIEWS)[number];

/** Columns in the order of the keyboard; Enter in the last one of a stage adds a step. */
export const COLUMNS: Readonly<Record<TableView, readonly string[]>> = {
  ratings: ['title', 'frequency', 'loss', 'gain', ...SCALE_KEYS],
  words: ['title', 'kind', 'contact', 'customerNotices'],
};

/** The view in which a field of a step has its cell. */
export function viewOf(field: string, current: TableView): TableView {
  if (COLUMNS[current].includes(field)) return current;
  return current === 'ratings' ? 'words' : 'ratings';
}

/** The number of columns, with criticality in the ratings and the menu in both. */
export function columnCount(view: TableView): number {
  return COLUMNS[view].length + (view === 'ratings' ? 2 : 1);
}

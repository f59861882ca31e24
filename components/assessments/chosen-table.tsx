'use client';

import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';

/** A column of the list; its cells come from the server, so that no text is written twice. */
export type ListColumn = Readonly<{
  id: string;
  head: ReactNode;
  sorted?: 'ascending' | 'descending';
  className?: string;
}>;

export type ListRow = Readonly<{
  id: string;
  /** How the person is called on this page. */
  name: string;
  /** By column. */
  cells: Readonly<Record<string, ReactNode>>;
}>;

type ChosenTableProps = Readonly<{
  caption: string;
  columns: readonly ListColumn[];
  rows: readonly ListRow[];
  /** Addresses that take the chosen people; without a script the form goes there as well. */
  compareHref: string;
  /** Null for whoever may not invite. */
  bulkHref: string | null;
}>;

const features = tableFeatures({ rowSelectionFeature });
const helper = createColumnHelper<typeof features, ListRow>();
const COMPARED_MAX = 5;

/** Candidates as a real table with boxes to choose some of them. Nothing that is done to all of them decides. */
export function ChosenTable({ caption, columns, rows, compareHref, bulkHref }: ChosenTableProps) {
  const t = useTranslations('candidates.table');
  const definitions = useMemo(
    () => helper.columns(columns.map(({ id, head }) => helper.display({ id, header: () => head }))),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: ({ id }) => id });
  const chosen = Object.values(table.state.rowSelection).filter(Boolean).length;
  const look = new Map(columns.map((column) => [column.id, column]));

  return (
    <form method="get" action={compareHref} className="stack-2">
      <BulkBar
        chosen={chosen}
        bulkHref={bulkHref}
        isAll={table.getIsAllRowsSelected()}
        onAll={(all) => table.toggleAllRowsSelected(all)}
      />
      <Table
        caption={caption}
        variant="people"
        stickyHead
        head={table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            <th scope="col" className="ck">
              <span className="vh">{t('choose')}</span>
            </th>
            {group.headers.map((header) => (
              <th key={header.id} scope="col" aria-sort={look.get(header.id)?.sorted}>
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      >
        {table.getRowModel().rows.map((row) => (
          <PersonRow
            key={row.id}
            row={row.original}
            columns={columns}
            isChosen={row.getIsSelected()}
            onChoose={row.getToggleSelectedHandler()}
          />
        ))}
      </Table>
    </form>
  );
}

type PersonRowProps = Readonly<{
  row: ListRow;
  columns: readonly ListColumn[];
  isChosen: boolean;
  onChoose: (event: unknown) => void;
}>;

function PersonRow({ row, columns, isChosen, onChoose }: PersonRowProps) {
  const t = useTranslations('candidates.table');
  return (
    <tr className={isChosen ? 'picked' : undefined}>
      <td className="ck">
        <input
          type="checkbox"
          name="ids"
          value={row.id}
          aria-label={t('chooseOne', { name: row.name })}
          checked={isChosen}
          onChange={onChoose}
        />
      </td>
      {columns.map(({ id, className }, index) =>
        index === 0 ? (
          <th key={id} scope="row">
            {row.cells[id]}
          </th>
        ) : (
          <td key={id} className={className}>
            {row.cells[id]}
          </td>
        ),
      )}
    </tr>
  );
}

type BulkBarProps = Readonly<{
  chosen: number;
  bulkHref: string | null;
  isAll: boolean;
  onAll: (all: boolean) => void;
}>;

function BulkBar({ chosen, bulkHref, isAll, onAll }: BulkBarProps) {
  const t = useTranslations('candidates.bulk');
  const tooMany = chosen > COMPARED_MAX;
  return (
    <div className="bulk" role="group" aria-label={t('label')}>
      <label className="opt small">
        <input type="checkbox" checked={isAll} onChange={(event) => onAll(event.target.checked)} />
        {t('all')}
      </label>
      <b className="num" role="status">
        {t('chosen', { count: chosen })}
      </b>
      <Button type="submit" size="tiny" aria-describedby="compare-hint">
        {t('compare')}
      </Button>
      {bulkHref === null ? null : (
        <>
          <Button type="submit" size="tiny" name="do" value="resend" formAction={bulkHref}>
            {t('resend')}
          </Button>
          <Button type="submit" variant="quiet" size="tiny" name="do" value="cancel" formAction={bulkHref}>
            {t('cancel')}
          </Button>
        </>
      )}
      <span className="small muted" id="compare-hint">
        {tooMany ? t('compareMany') : t('compareHint')}
      </span>
    </div>
  );
}

import { useId } from 'react';
import { Disclosure } from '../ui/disclosure';
import { Quiet } from '../ui/quiet-link';
import { Table } from '../ui/table';
import type { FitIntervalRow, FitIntervalWords } from './fit-interval-data';
import { FitIntervalNarrow } from './fit-interval-narrow';
import { FitIntervalWide } from './fit-interval-wide';

type FitIntervalListProps = Readonly<{
  title: string;
  /** Says that the order is by name, and what the block means when there is one. */
  caption: string;
  /** Ordered by name; never by fit. */
  rows: readonly FitIntervalRow[];
  words: FitIntervalWords;
  tableOpen?: boolean;
}>;

/** Several people's fits as intervals, so that a difference is seen beside its uncertainty. */
export function FitIntervalList({ title, caption, rows, words, tableOpen = false }: FitIntervalListProps) {
  const id = useId();
  return (
    <figure className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <FitIntervalWide rows={rows} captionId={`${id}-caption`} size="wide" />
      <FitIntervalWide rows={rows} captionId={`${id}-caption`} size="mid" />
      <FitIntervalNarrow rows={rows} />
      <figcaption id={`${id}-caption`}>{caption}</figcaption>
      <Disclosure summary={words.asTable} open={tableOpen}>
        <Table
          caption={title}
          variant="tight"
          head={
            <tr>
              <th scope="col">{words.person}</th>
              <th className="n" scope="col">
                {words.fit}
              </th>
              <th className="n" scope="col">
                {words.interval}
              </th>
              <th scope="col">{words.group}</th>
            </tr>
          }
        >
          {rows.map((row) => (
            <TableRow key={row.id} row={row} />
          ))}
        </Table>
      </Disclosure>
    </figure>
  );
}

function TableRow({ row: { name, result } }: Readonly<{ row: FitIntervalRow }>) {
  return (
    <tr>
      <th scope="row">
        <Quiet value={name} />
      </th>
      <td className="n">{result.status === 'fitted' ? <Quiet value={result.fitText} /> : '–'}</td>
      <td className="n">{result.status === 'fitted' ? result.intervalText : '–'}</td>
      <td>{result.note}</td>
    </tr>
  );
}

import { Quiet } from '../ui/quiet-link';
import { Table } from '../ui/table';
import type { FitFigureRow, FitFigureTotal, FitFigureWords } from './fit-figure-data';

type FitFigureTableProps = Readonly<{
  rows: readonly FitFigureRow[];
  words: FitFigureWords;
  total: FitFigureTotal;
  caption: string;
}>;

/** The numbers of the fit figure; here each of them can be reached by keyboard and screen reader. */
export function FitFigureTable({ rows, words, total, caption }: FitFigureTableProps) {
  return (
    <Table
      caption={caption}
      variant="tight"
      head={
        <tr>
          <th scope="col">{words.scale}</th>
          <NumberHead>{words.score}</NumberHead>
          <NumberHead>{words.interval}</NumberHead>
          <NumberHead>{words.target}</NumberHead>
          <th scope="col">{words.inWords}</th>
          <NumberHead>{words.weight}</NumberHead>
          <NumberHead>{words.lost}</NumberHead>
        </tr>
      }
      foot={<TotalRow total={total} />}
    >
      {rows.map((row) => (
        <BodyRow key={row.scale} row={row} />
      ))}
    </Table>
  );
}

function BodyRow({ row }: Readonly<{ row: FitFigureRow }>) {
  const { score } = row;
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className="n">{score.status === 'scored' ? <Quiet value={score.text} /> : '–'}</td>
      <td className="n">{score.status === 'scored' ? <Quiet value={score.interval} /> : '–'}</td>
      <td className="n">
        <Quiet value={row.target} />
      </td>
      <td>{score.status === 'scored' ? row.verdict : score.text}</td>
      <td className="n">
        <Quiet value={row.weight} />
      </td>
      <td className="n">{row.lost ? <Quiet value={row.lost} /> : '–'}</td>
    </tr>
  );
}

function TotalRow({ total }: Readonly<{ total: FitFigureTotal }>) {
  return (
    <tr>
      <th scope="row">{total.label}</th>
      <td className="n">{total.fit ? <Quiet value={total.fit} /> : '–'}</td>
      <td className="n">{total.interval ? <Quiet value={total.interval} /> : '–'}</td>
      <td />
      <td />
      <td className="n">{total.weight}</td>
      <td className="n">{total.lost ? <Quiet value={total.lost} /> : '–'}</td>
    </tr>
  );
}

function NumberHead({ children }: Readonly<{ children: string }>) {
  return (
    <th className="n" scope="col">
      {children}
    </th>
  );
}

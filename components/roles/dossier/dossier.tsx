import { Table } from '@/components/ui/table';
import { type DossierBlock, type DossierProfile, useDossierBlocks } from './dossier-blocks';

/** A published analysis to read and to print. */
export function Dossier({ profile }: Readonly<{ profile: DossierProfile }>) {
  const blocks = useDossierBlocks(profile);
  return (
    <div className="stack">
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: Readonly<{ block: DossierBlock }>) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>;
  if (block.kind === 'text') return <p className="break">{block.text}</p>;
  return (
    <Table
      caption={block.caption}
      variant="tight"
      head={
        <tr>
          {block.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      }
    >
      {block.rows.map(([first = '', ...cells], row) => (
        <tr key={row}>
          <th scope="row">{first}</th>
          {cells.map((cell, column) => (
            <td key={column}>{cell}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

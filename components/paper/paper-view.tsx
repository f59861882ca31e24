import { Table } from '@/components/ui/table';
import { Notice } from '@/components/ui/notice';
import type { Block, Paper, PaperTable } from '@/lib/pdf/paper';
import { DrawingView } from './drawing-view';

/** A paper as a page shows it; its title is the head of the page. */
export function PaperView({ paper }: Readonly<{ paper: Paper }>) {
  return (
    <div className="stack paper">
      {paper.blocks.map((block, index) => (
        // The blocks of one paper never move.
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: Readonly<{ block: Block }>) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />;
    case 'text':
      return <p className={TONES[block.tone ?? 'plain']}>{block.text}</p>;
    case 'notice':
      return (
        <Notice tone="berry" title={block.title}>
          {block.texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      );
    case 'list':
      return <List block={block} />;
    case 'facts':
      return (
        <dl className="rests">
          {block.rows.map(([term, said]) => (
            <Fact key={term} term={term} said={said} />
          ))}
        </dl>
      );
    case 'table':
      return <TableBlock table={block} />;
    case 'figure':
      return <DrawingView alt={block.alt} drawing={block.drawing} />;
  }
}

const TONES = { plain: 'break', quiet: 'break muted small', strong: 'break strong' } as const;

function Heading({ block: { level, text } }: Readonly<{ block: Extract<Block, { kind: 'heading' }> }>) {
  // The page has its one h1 above.
  if (level === 1) return null;
  return level === 2 ? <h2>{text}</h2> : <h3>{text}</h3>;
}

function List({ block: { items, numbered } }: Readonly<{ block: Extract<Block, { kind: 'list' }> }>) {
  const Tag = numbered ? 'ol' : 'ul';
  return (
    <Tag className="plain-list break">
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </Tag>
  );
}

function Fact({ term, said }: Readonly<{ term: string; said: string }>) {
  return (
    <>
      <dt>{term}</dt>
      <dd className="break">{said}</dd>
    </>
  );
}

function TableBlock({ table: { caption, head, rows, foot, numeric = [] } }: Readonly<{ table: PaperTable }>) {
  const classOf = (column: number) => (numeric.includes(column) ? 'n' : undefined);
  return (
    <Table
      caption={caption}
      showCaption
      variant="tight"
      head={
        <tr>
          {head.map((cell, column) => (
            <th key={column} scope="col" className={classOf(column)}>
              {cell}
            </th>
          ))}
        </tr>
      }
      foot={foot ? <Row cells={foot} classOf={classOf} /> : undefined}
    >
      {rows.map((cells, row) => (
        <Row key={row} cells={cells} classOf={classOf} />
      ))}
    </Table>
  );
}

type RowProps = Readonly<{ cells: readonly string[]; classOf: (column: number) => string | undefined }>;

function Row({ cells: [first = '', ...cells], classOf }: RowProps) {
  return (
    <tr>
      <th scope="row">{first}</th>
      {cells.map((cell, column) => (
        <td key={column} className={classOf(column + 1)}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

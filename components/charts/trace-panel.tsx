import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '../ui/button';
import { Icon } from '../ui/icon';
import { Quiet, type QuietNumber } from '../ui/quiet-link';
import { ShareChain, type ShareItem } from './share-chain';

/** One link of the chain: a number and what made it. */
export type TracePanelNode = Readonly<{
  id: string;
  title: ReactNode;
  /** The number of this link, at its right. */
  value?: QuietNumber;
  /** What it means, sentence by sentence. */
  text?: readonly ReactNode[];
  /** Its parts with their shares. */
  parts?: readonly ShareItem[];
  /** Anything more, such as a table of ratings. */
  detail?: ReactNode;
}>;

export type TracePanelProps = Readonly<{
  /** "Where the number comes from". */
  eyebrow: string;
  title: string;
  closeLabel: string;
  /** Address of the page without the trace. */
  closeHref: string;
  nodes: readonly TracePanelNode[];
  /** What would change the number; nothing is shown without entries. */
  changesTitle: string;
  changes: readonly ReactNode[];
  linkLabel: string;
  /** Address of this very trace. */
  linkHref: string;
}>;

/** Id of the heading of an open trace. */
export const TRACE_TITLE_ID = 'trace-title';

/** The chain behind one number, beside the page; it has an address, works without a script and is printed. */
export function TracePanel(props: TracePanelProps) {
  const { eyebrow, title, closeLabel, closeHref, nodes, changesTitle, changes, linkLabel, linkHref } = props;
  return (
    <aside className="trace" id="trace" aria-labelledby={TRACE_TITLE_ID}>
      <header>
        <div>
          <p className="small muted">{eyebrow}</p>
          <h2 id={TRACE_TITLE_ID}>{title}</h2>
        </div>
        <Link
          className={`${buttonClass({ variant: 'quiet', size: 'icon' })} close`}
          href={closeHref}
          scroll={false}
          prefetch={false}
          aria-label={closeLabel}
        >
          <Icon name="close" />
        </Link>
      </header>
      <ol className="links-of">
        {nodes.map((node) => (
          <Node key={node.id} node={node} />
        ))}
      </ol>
      {changes.length > 0 ? (
        <div className="stack-2">
          <h3>{changesTitle}</h3>
          {changes.map((change, index) => (
            // The sentences have no identity of their own and never move.
            <p key={index} className="small">
              {change}
            </p>
          ))}
        </div>
      ) : null}
      <Link className="small" href={linkHref} scroll={false} prefetch={false}>
        {linkLabel}
      </Link>
    </aside>
  );
}

function Node({ node }: Readonly<{ node: TracePanelNode }>) {
  const { title, value, text = [], parts = [], detail } = node;
  return (
    <li>
      {value ? (
        <span className="v">
          <Quiet value={value} />
        </span>
      ) : null}
      <b>{title}</b>
      {text.map((sentence, index) => (
        // The sentences of a node never move.
        <p key={index}>{sentence}</p>
      ))}
      {parts.length > 0 ? <ShareChain items={parts} /> : null}
      {detail}
    </li>
  );
}

import type { ReactNode } from 'react';

type PageHeadProps = Readonly<{
  title: ReactNode;
  /** Short facts under the title. */
  facts?: readonly ReactNode[];
  /** Save line, other actions, then the one primary action last. */
  actions?: ReactNode;
}>;

/** The one h1 of a page with its facts, and what can be done here at its right. */
export function PageHead({ title, facts = [], actions }: PageHeadProps) {
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        {facts.length > 0 ? (
          <p className="sub">
            {facts.map((fact, index) => (
              // The facts of a head have no identity of their own and never move.
              <span key={index}>{fact}</span>
            ))}
          </p>
        ) : null}
      </div>
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  );
}

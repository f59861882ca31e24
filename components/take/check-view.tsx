import type { FormEvent, MouseEvent, ReactNode } from 'react';
import { Back } from './back';
import { FocusedSummary } from './focused-summary';
import { type Choices, countAnswered, type Options, type Statements } from './form-types';
import { HEADING_ID } from './heading';
import { HiddenFields } from './hidden-fields';
import { LEAVE_FORM } from './statement-view';
import { fill, type RunnerTexts } from './texts';
import { addressOf, type View } from './view';

const GROUP_SIZE = 12;

export type CheckProps = Readonly<{
  attemptRef: string;
  locale: string;
  statements: Statements;
  options: Options;
  choices: Choices;
  problem: 'differ' | 'failed' | null;
  sending: boolean;
  texts: RunnerTexts;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onFollow?: (event: MouseEvent<HTMLAnchorElement>, view: View) => void;
  /** The state line, at the end, where the eye is when the answers are sent. */
  children?: ReactNode;
}>;

type Row = Readonly<{ position: number; text: string; choice: number | null | undefined }>;

/** All answers before they are sent: what is open first, then everything, each with its way to change it. */
export function CheckView(props: CheckProps) {
  const { statements, choices, texts, problem } = props;
  const rows = statements.map(({ id, text }, index) => ({ position: index + 1, text, choice: choices[id] }));
  const open = rows.filter(({ choice }) => typeof choice !== 'number');
  const last: View = { kind: 'statement', position: statements.length, fromCheck: false };
  return (
    <>
      <Back
        href={addressOf(last)}
        label={texts.previous}
        onClick={props.onFollow ? (event) => props.onFollow?.(event, last) : undefined}
      />
      <div className="stack">
        {problem === 'differ' ? <FocusedSummary title={texts.check} message={texts.mismatch} /> : null}
        {problem === 'failed' ? <FocusedSummary title={texts.failedTitle} message={texts.failed} /> : null}
        <h1 id={HEADING_ID} tabIndex={-1}>
          {texts.check}
        </h1>
        <p>
          {fill(texts.answered, { answered: countAnswered(statements, choices), total: statements.length })}
        </p>
      </div>
      <OpenSection {...props} open={open} />
      <section className="sec">
        <h2>{texts.answersTitle}</h2>
        {groupsOf(rows).map((group, index) => (
          <details key={group[0]?.position} open={index === 0}>
            <summary>
              {fill(texts.group, { from: index * GROUP_SIZE + 1, to: index * GROUP_SIZE + group.length })}
            </summary>
            <Rows {...props} rows={group} />
          </details>
        ))}
      </section>
      <SendSection {...props} />
    </>
  );
}

function OpenSection(props: CheckProps & Readonly<{ open: readonly Row[] }>) {
  const { open, texts } = props;
  if (open.length === 0) {
    return (
      <section className="sec">
        <p>{texts.noneOpen}</p>
      </section>
    );
  }
  return (
    <section className="sec">
      <h2>{fill(texts.openTitle, { count: open.length })}</h2>
      <p className="ask">{texts.openText}</p>
      <Rows {...props} rows={open} />
    </section>
  );
}

function Rows({ rows, options, texts, onFollow }: CheckProps & Readonly<{ rows: readonly Row[] }>) {
  return (
    <ol className="answers">
      {rows.map(({ position, text, choice }) => {
        const view: View = { kind: 'statement', position, fromCheck: true };
        const isOpen = typeof choice !== 'number';
        const of = fill(isOpen ? texts.answerStatement : texts.changeStatement, { position });
        return (
          <li key={position}>
            <span>
              <span className="muted num">{position}.</span> {text}
            </span>
            <span className="a">
              {options.find(({ value }) => value === choice)?.label ?? texts.noAnswer}
            </span>
            <a href={addressOf(view)} onClick={onFollow ? (event) => onFollow(event, view) : undefined}>
              {isOpen ? texts.answer : texts.change}
              <span className="vh"> {of}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function SendSection({
  attemptRef,
  locale,
  statements,
  choices,
  sending,
  texts,
  onSubmit,
  children,
}: CheckProps) {
  return (
    <section className="sec send">
      <p>{texts.whoSees}</p>
      <form className="cand-go" method="post" action="/api/take/submit" onSubmit={onSubmit}>
        <HiddenFields fields={{ attemptRef, locale }} />
        <input type="hidden" name="expectedAnswered" value={countAnswered(statements, choices)} readOnly />
        <button className="btn primary tall" type="submit" aria-disabled={sending || undefined}>
          {sending ? texts.submitting : texts.submit}
        </button>
        <div className="cand-links">
          <button className="linkish" type="submit" form={LEAVE_FORM}>
            {texts.pause}
          </button>
          <a className="linkish" href="/take/withdraw">
            {texts.withdraw}
          </a>
        </div>
      </form>
      {children}
    </section>
  );
}

function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = Math.ceil(rows.length / GROUP_SIZE);
  return Array.from({ length: groups }, (_, index) =>
    rows.slice(index * GROUP_SIZE, (index + 1) * GROUP_SIZE),
  );
}

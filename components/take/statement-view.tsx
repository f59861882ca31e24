import { type FormEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { Back } from './back';
import { FocusedSummary } from './focused-summary';
import type { Options } from './form-types';
import { HEADING_ID } from './heading';
import { HiddenFields } from './hidden-fields';
import type { RunnerTexts } from './texts';
import { usePresses } from './use-presses';
import { addressOf, CHECK, type View } from './view';

export const LEAVE_FORM = 'leave';

export type StatementProps = Readonly<{
  attemptRef: string;
  itemId: string;
  text: string;
  question: string;
  options: Options;
  position: number;
  total: number;
  fromCheck: boolean;
  /** Undefined: still open. Null: passed over. */
  choice: number | null | undefined;
  problem: 'missing' | 'failed' | null;
  texts: RunnerTexts;
  onChoose?: (value: number) => void;
  onAdvance?: (byKey: boolean) => void;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onFollow?: (event: MouseEvent<HTMLAnchorElement>, view: View) => void;
}>;

/** One statement: five native radio buttons, nothing chosen beforehand, nothing that moves on by itself. */
export function StatementView(props: StatementProps) {
  const { attemptRef, itemId, position, total, fromCheck, texts } = props;
  const missing = props.problem === 'missing';
  const isLast = fromCheck || position === total;
  return (
    <form className="take" method="post" action="/api/take/answers" noValidate onSubmit={props.onSubmit}>
      <HiddenFields fields={{ attemptRef, itemId, position, ...(fromCheck ? { from: 'check' } : {}) }} />
      <BackLink {...props} />
      {missing ? (
        <FocusedSummary title={texts.missingTitle} message={texts.missing} fieldId={optionId(1)} />
      ) : null}
      {props.problem === 'failed' ? (
        <FocusedSummary title={texts.failedTitle} message={texts.failed} />
      ) : null}
      <fieldset aria-describedby="ask">
        <legend>
          <h1 className="statement" id={HEADING_ID} tabIndex={-1}>
            {props.text}
          </h1>
        </legend>
        <p className="ask" id="ask">
          {props.question}
        </p>
        {missing ? (
          <p className="err" id="missing">
            {texts.missing}
          </p>
        ) : null}
        {props.choice === null ? <p className="muted">{texts.skipped}</p> : null}
        <Choices {...props} />
      </fieldset>
      <div className="cand-go">
        <button className="btn primary tall" type="submit" name="step" value="next">
          {isLast ? texts.toCheck : texts.next}
        </button>
        <div className="cand-links">
          <button className="linkish" type="submit" name="step" value="skip">
            {texts.skip}
          </button>
          <button className="linkish" type="submit" form={LEAVE_FORM}>
            {texts.pause}
          </button>
        </div>
      </div>
    </form>
  );
}

const optionId = (value: number) => `answer-${value}`;

function Choices(props: StatementProps) {
  const { itemId, options, choice, problem, onChoose, onAdvance } = props;
  const group = useShownChoice(choice);
  const presses = usePresses({
    ...{ answers: options.length, idOf: optionId, onChoose, onAdvance },
  });
  return (
    <div className="likert" key={itemId} ref={group} {...presses.group}>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name="value"
            id={optionId(value)}
            value={value}
            defaultChecked={choice === value}
            autoComplete="off"
            aria-describedby={problem === 'missing' ? 'missing' : undefined}
            onChange={onChoose ? () => presses.chosen(value) : undefined}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

/**
 * A choice that comes from elsewhere than a press, such as an unsent one that this browser had kept: the browser does
 * not follow a changed default once the answers are on the page.
 */
function useShownChoice(choice: number | null | undefined): RefObject<HTMLDivElement | null> {
  const group = useRef<HTMLDivElement>(null);
  const shown = useRef(choice);
  useEffect(() => {
    if (choice === shown.current) return;
    shown.current = choice;
    const inputs = group.current?.querySelectorAll('input') ?? [];
    for (const input of inputs) input.checked = Number(input.value) === choice;
  }, [choice]);
  return group;
}

function BackLink({ position, fromCheck, texts, onFollow }: StatementProps) {
  if (position === 1 && !fromCheck) {
    return <Back href="/take/instructions" label={texts.backToInstructions} />;
  }
  const view: View = fromCheck ? CHECK : { kind: 'statement', position: position - 1, fromCheck: false };
  const label = fromCheck ? texts.backToCheck : texts.previous;
  return (
    <Back
      href={addressOf(view)}
      label={label}
      onClick={onFollow ? (event) => onFollow(event, view) : undefined}
    />
  );
}

'use client';

import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { CandidatePage } from '@/components/layout/candidate-page';
import type { Locale } from '@/lib/i18n/locales';
import { forgetAnswers } from './answer-store';
import { CheckView } from './check-view';
import type { Given, Options, Statements } from './form-types';
import { Progress } from './progress';
import { LEAVE_FORM, StatementView } from './statement-view';
import { StateLine } from './state-line';
import { StopNotice } from './stop-notice';
import { fill, type RunnerTexts } from './texts';
import { useAnswers } from './use-answers';
import { useShownTime } from './use-shown-time';
import { addressOf, CHECK, type View, viewAfter } from './view';
import { useView } from './use-view';

export type RunnerProps = Readonly<{
  attemptRef: string;
  locale: Locale;
  organizationName: string;
  question: string;
  statements: Statements;
  options: Options;
  given: Given;
  start: View;
  problem: 'missing' | 'differ' | 'failed' | null;
  /** Time of the last saved answer, worded; null when none is. */
  savedTime: string | null;
  texts: RunnerTexts;
}>;

/** How long leaving waits for the network before it says that something is still unsent. */
const LEAVE_PATIENCE_MS = 8_000;

/**
 * The questionnaire: every statement has its own address, moving between them needs no server, and every choice is
 * saved behind the scenes. Without a script the same markup works as plain forms.
 */
export function Runner(props: RunnerProps) {
  const { attemptRef, statements, texts, given } = props;
  const [problem, setProblem] = useState(props.problem);
  const [sending, setSending] = useState(false);
  const { choices, state, choose, settle } = useAnswers(attemptRef, given);
  const heading = useRef<HTMLHeadingElement>(null);
  const { view, go } = useView(props.start, statements.length, heading, () => setProblem(null));
  const statement = view.kind === 'statement' ? statements[view.position - 1] : undefined;
  const shownTime = useShownTime(statement?.id ?? null);

  usePageTitle(titleOf(view, props), problem !== null, texts.errorPrefix);
  useEarlyChoice(statement?.id, given, (value) => statement && choose(statement.id, value, shownTime()));

  function follow(event: MouseEvent<HTMLAnchorElement>, to: View): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  }

  function step(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (view.kind !== 'statement' || !statement) return;
    const isSkip = new FormData(event.currentTarget, submitterOf(event)).get('step') === 'skip';
    if (isSkip) choose(statement.id, null, shownTime());
    else if (typeof choices[statement.id] !== 'number') return setProblem('missing');
    go(viewAfter(view.position, view.fromCheck, statements.length));
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    if (sending) return;
    setSending(true);
    const { stopped } = await settle();
    // Whoever was stopped gets the page that says why; the server decides, not this page.
    if (stopped === null || stopped === 'closed') form.submit();
    else setSending(false);
  }

  async function leave(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LEAVE_PATIENCE_MS));
    const settled = await Promise.race([settle(), late]);
    // What has not arrived stays in this browser, and so does the page that says so.
    if (settled === null) return;
    if (settled.waiting === 0) forgetAnswers(attemptRef);
    form.submit();
  }

  const line = <StateLine state={state} texts={texts} before={props.savedTime} />;
  return (
    <CandidatePage
      organizationName={props.organizationName}
      locale={props.locale}
      languageLabel={texts.language}
      path={view.kind === 'check' ? addressOf(CHECK) : `/take/${view.position}`}
    >
      {state.stopped === null ? null : <StopNotice reason={state.stopped} texts={texts} />}
      {view.kind === 'statement' && statement ? (
        <>
          <Progress position={view.position} total={statements.length} counter={texts.counter}>
            {line}
          </Progress>
          {problem === 'failed' ? <p className="note berry">{texts.failed}</p> : null}
          <StatementView
            key={statement.id}
            {...view}
            attemptRef={attemptRef}
            itemId={statement.id}
            text={statement.text}
            question={props.question}
            options={props.options}
            total={statements.length}
            choice={choices[statement.id]}
            missing={problem === 'missing'}
            texts={texts}
            heading={heading}
            onChoose={(value) => {
              setProblem(null);
              choose(statement.id, value, shownTime());
            }}
            onSubmit={step}
            onFollow={follow}
          />
        </>
      ) : (
        <CheckView
          attemptRef={attemptRef}
          locale={props.locale}
          statements={statements}
          options={props.options}
          choices={choices}
          problem={problem === 'missing' ? null : problem}
          sending={sending}
          texts={texts}
          heading={heading}
          onSubmit={submit}
          onFollow={follow}
        >
          {line}
        </CheckView>
      )}
      <form id={LEAVE_FORM} method="post" action="/api/take/leave" onSubmit={leave} />
    </CandidatePage>
  );
}

function titleOf(view: View, { texts, statements, organizationName }: RunnerProps): string {
  if (view.kind === 'check') return fill(texts.checkTitle, { organization: organizationName });
  return fill(texts.statementTitle, {
    position: view.position,
    total: statements.length,
    organization: organizationName,
  });
}

function usePageTitle(title: string, isFault: boolean, errorPrefix: string): void {
  useEffect(() => {
    document.title = isFault ? fill(errorPrefix, { title }) : title;
  }, [title, isFault, errorPrefix]);
}

/** A choice that was made before the page's script was there. */
function useEarlyChoice(itemId: string | undefined, given: Given, choose: (value: number) => void): void {
  const chooseNow = useRef(choose);
  useEffect(() => {
    const checked = document.querySelector<HTMLInputElement>('.likert input:checked');
    const value = Number(checked?.value);
    if (itemId !== undefined && checked && given[itemId]?.value !== value) chooseNow.current(value);
    // Only for the statement that the server rendered.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}

function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  const native = event.nativeEvent;
  return native instanceof SubmitEvent ? native.submitter : null;
}

import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { forgetAnswers } from './answer-store';
import { SUMMARY_ID } from './focused-summary';
import type { Given } from './form-types';
import type { RunnerProps } from './runner';
import { fill } from './texts';
import { useAnswers } from './use-answers';
import { useShownTime } from './use-shown-time';
import { useView } from './use-view';
import { type View, viewAfter } from './view';

/** How long leaving waits for the network before it says that something is still unsent. */
const LEAVE_PATIENCE_MS = 8_000;

type Go = ReturnType<typeof useView>['go'];

/** Moves on after a press, where somebody has switched that on. */
function advancing(view: View, total: number, go: Go) {
  return (byKey: boolean): void => {
    if (view.kind !== 'statement') return;
    go(viewAfter(view.position, view.fromCheck, total), byKey ? 'answers' : 'heading');
  };
}

/** What the script adds to the forms: moving without the server, saving behind the scenes, sending when all is in. */
export function useQuestionnaire(props: RunnerProps) {
  const { attemptRef, statements, texts, given } = props;
  const [problem, setProblem] = useState(props.problem);
  const [sending, setSending] = useState(false);
  const { choices, state, choose, settle } = useAnswers(attemptRef, given);
  const { view, go } = useView(props.start, statements.length, () => setProblem(null));
  const statement = view.kind === 'statement' ? statements[view.position - 1] : undefined;
  const shownTime = useShownTime(statement?.id ?? null);

  useFocusOnProblem(problem);
  usePageTitle(titleOf(view, props), problem !== null, texts.errorPrefix);
  useEarlyChoice(statement?.id, given, (itemId, value) => choose(itemId, value, shownTime()));

  function onChoose(value: number): void {
    setProblem(null);
    if (statement) choose(statement.id, value, shownTime());
  }

  function onFollow(event: MouseEvent<HTMLAnchorElement>, to: View): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  }

  function onStep(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (view.kind !== 'statement' || !statement) return;
    if (isSkip(event)) choose(statement.id, null, shownTime());
    else if (typeof choices[statement.id] !== 'number') return setProblem('missing');
    go(viewAfter(view.position, view.fromCheck, statements.length));
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    if (sending) return;
    setSending(true);
    const { stopped } = await settle();
    // What was handed in elsewhere leads to its receipt; other reasons are told on the page.
    if (stopped === null || stopped === 'closed') form.submit();
    else setSending(false);
  }

  async function onLeave(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LEAVE_PATIENCE_MS));
    const settled = await Promise.race([settle(), late]);
    // What has not arrived stays in this browser, and so does the page that says so.
    if (settled === null) return;
    if (settled.waiting === 0) forgetAnswers(attemptRef);
    form.submit();
  }

  return {
    ...{ view, statement, choices, state, problem, sending },
    onAdvance: advancing(view, statements.length, go),
    ...{ onChoose, onFollow, onStep, onSubmit, onLeave },
  };
}

function isSkip(event: FormEvent<HTMLFormElement>): boolean {
  const { nativeEvent } = event;
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  return submitter?.getAttribute('value') === 'skip';
}

function titleOf(view: View, { texts, statements, organizationName: organization }: RunnerProps): string {
  if (view.kind === 'check') return fill(texts.checkTitle, { organization });
  return fill(texts.statementTitle, { position: view.position, total: statements.length, organization });
}

function usePageTitle(title: string, isFault: boolean, errorPrefix: string): void {
  useEffect(() => {
    document.title = isFault ? fill(errorPrefix, { title }) : title;
  }, [title, isFault, errorPrefix]);
}

/** What is missing takes the focus; a page that the server sent with it has done so itself. */
function useFocusOnProblem(problem: RunnerProps['problem']): void {
  useEffect(() => {
    if (problem !== null) document.getElementById(SUMMARY_ID)?.focus();
  }, [problem]);
}

/** A choice that was made before the page's script was there. */
function useEarlyChoice(
  itemId: string | undefined,
  given: Given,
  choose: (itemId: string, value: number) => void,
): void {
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    const checked = document.querySelector<HTMLInputElement>('.likert input:checked');
    const value = Number(checked?.value);
    if (itemId !== undefined && checked && given[itemId]?.value !== value) choose(itemId, value);
  });
}

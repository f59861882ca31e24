'use client';

import { CandidatePage } from '@/components/layout/candidate-page';
import type { Locale } from '@/lib/i18n/locales';
import { CheckView } from './check-view';
import type { Given, Options, Statements } from './form-types';
import { PaceSettings } from './pace-settings';
import { Progress } from './progress';
import { StateLine } from './state-line';
import { LEAVE_FORM, StatementView } from './statement-view';
import { StopNotice } from './stop-notice';
import type { RunnerTexts } from './texts';
import { useQuestionnaire } from './use-questionnaire';
import { addressOf, type View } from './view';

export type RunnerProps = Readonly<{
  attemptRef: string;
  locale: Locale;
  organizationName: string;
  /** Languages that the assessment offers. */
  locales: readonly Locale[];
  largeText: boolean;
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

/**
 * The questionnaire: every statement has its own address, moving between them needs no server, and every choice is
 * saved behind the scenes. Without a script the same markup works as plain forms.
 */
export function Runner(props: RunnerProps) {
  const { attemptRef, locale, statements, options, texts, organizationName, locales, largeText } = props;
  const run = useQuestionnaire(props);
  const { view, statement, state, problem } = run;
  const line = <StateLine state={state} texts={texts} before={props.savedTime} />;
  return (
    <CandidatePage
      {...{ organizationName, locale, locales, largeText }}
      languageLabel={texts.language}
      path={addressOf(view)}
    >
      {state.stopped === null ? null : <StopNotice {...{ attemptRef, texts }} reason={state.stopped} />}
      {view.kind === 'statement' && statement ? (
        <>
          <Progress position={view.position} total={statements.length} counter={texts.counter}>
            {line}
          </Progress>
          <StatementView
            key={statement.id}
            attemptRef={attemptRef}
            itemId={statement.id}
            text={statement.text}
            question={props.question}
            options={options}
            position={view.position}
            total={statements.length}
            fromCheck={view.fromCheck}
            choice={run.choices[statement.id]}
            problem={problem === 'differ' ? null : problem}
            texts={texts}
            onChoose={run.onChoose}
            onAdvance={run.onAdvance}
            onSubmit={run.onStep}
            onFollow={run.onFollow}
          />
          <PaceSettings texts={texts} />
        </>
      ) : (
        <CheckView
          {...{ attemptRef, locale, statements, options, texts }}
          choices={run.choices}
          problem={problem === 'missing' ? null : problem}
          sending={run.sending}
          onSubmit={(event) => void run.onSubmit(event)}
          onFollow={run.onFollow}
        >
          {line}
        </CheckView>
      )}
      <form
        id={LEAVE_FORM}
        method="post"
        action="/api/take/leave"
        onSubmit={(event) => void run.onLeave(event)}
      />
    </CandidatePage>
  );
}

'use client';

import type { ReactNode } from 'react';
import { FocusedSummary } from '@/components/take/focused-summary';
import { HiddenFields } from '@/components/take/hidden-fields';
import type { VoteFields } from '@/lib/job-analysis/open-parts';
import type { ScaleKey } from '@/lib/scales';
import { type SaveState, useVoteSaving } from './use-vote-saving';

export type VoteTexts = Readonly<
  Record<
    | 'mine'
    | 'mineHint'
    | 'frequency'
    | 'loss'
    | 'gain'
    | 'links'
    | 'linksHint'
    | 'next'
    | 'toCheck'
    | 'skip'
    | 'missingTitle'
    | 'missing'
    | 'failedTitle'
    | 'failed',
    string
  > & { notices: string | null; state: Readonly<Record<SaveState, string>> }
>;

export type VoteFormProps = Readonly<{
  raterId: string;
  round: 1 | 2;
  stepId: string;
  position: number;
  isLast: boolean;
  fromCheck: boolean;
  vote: VoteFields;
  /** Milliseconds spent on the step before. */
  tookMs: number;
  title: string;
  stage: string;
  scales: readonly Readonly<{ key: ScaleKey; name: string; description: string }>[];
  anchors: Readonly<Record<'frequency' | 'loss' | 'gain' | 'relevance', readonly string[]>>;
  problem: 'missing' | 'failed' | null;
  texts: VoteTexts;
  /** In a discussion: how everybody voted at first. */
  children?: ReactNode;
}>;

const FIELDS = ['frequency', 'loss', 'gain'] as const;

/** One step with its ratings: native radio buttons, saved as they are chosen, and a plain form without a script. */
export function VoteForm(props: VoteFormProps) {
  const { raterId, stepId, position, fromCheck, scales, problem, texts, vote } = props;
  const { form, state, onChange, onSubmit } = useVoteSaving(props);
  const hidden = {
    raterId,
    stepId,
    position,
    scales: scales.map(({ key }) => key).join(' '),
    ...(fromCheck ? { from: 'check' } : {}),
  };
  return (
    <form
      ref={form}
      className="take vote"
      method="post"
      action="/api/rate/votes"
      noValidate
      onChange={onChange}
      onSubmit={onSubmit}
    >
      <HiddenFields fields={hidden} />
      <Problem problem={problem} texts={texts} />
      <header className="stack-2">
        <p className="muted">{props.stage}</p>
        <h1 className="statement">{props.title}</h1>
        {texts.notices === null ? null : <p className="ask">{texts.notices}</p>}
      </header>
      {props.children}
      <label className="mine">
        <input
          type="checkbox"
          name="notInMyWork"
          value="yes"
          defaultChecked={vote.notInMyWork}
          autoComplete="off"
        />
        <span>
          {texts.mine}
          <small>{texts.mineHint}</small>
        </span>
      </label>
      <Ratings {...props} />
      <p className="save" role="status">
        {texts.state[state]}
      </p>
      <Go problem={problem} isLast={props.isLast} texts={texts} />
    </form>
  );
}

type PartProps = Pick<VoteFormProps, 'problem' | 'texts'>;

function Problem({ problem, texts }: PartProps) {
  if (problem === 'missing') return <FocusedSummary title={texts.missingTitle} message={texts.missing} />;
  if (problem === 'failed') return <FocusedSummary title={texts.failedTitle} message={texts.failed} />;
  return null;
}

function Go({ problem, isLast, texts }: PartProps & Pick<VoteFormProps, 'isLast'>) {
  return (
    <div className="cand-go">
      <button className="btn primary tall" type="submit" name="go" value="next">
        {isLast ? texts.toCheck : texts.next}
      </button>
      {problem === 'missing' ? (
        <button className="linkish" type="submit" name="go" value="skip">
          {texts.skip}
        </button>
      ) : null}
    </div>
  );
}

function Ratings({ vote, scales, anchors, texts }: VoteFormProps) {
  return (
    <div className="vote-ratings">
      {FIELDS.map((field) => (
        <fieldset key={field}>
          <legend>
            <h2>{texts[field]}</h2>
          </legend>
          <Choices name={field} labels={anchors[field]} value={vote[field]} />
        </fieldset>
      ))}
      <section className="links" aria-labelledby="links-title">
        <h2 id="links-title">{texts.links}</h2>
        <p className="ask">{texts.linksHint}</p>
        {scales.map(({ key, name, description }) => (
          <fieldset key={key}>
            <legend>
              <h3>{name}</h3>
            </legend>
            <p className="muted">{description}</p>
            <Choices name={`link-${key}`} labels={anchors.relevance} value={vote.relevance[key] ?? null} />
          </fieldset>
        ))}
      </section>
    </div>
  );
}

type ChoicesProps = Readonly<{ name: string; labels: readonly string[]; value: number | null }>;

/** Every value with its whole meaning; nothing is chosen beforehand. */
function Choices({ name, labels, value }: ChoicesProps) {
  return (
    <div className="likert">
      {labels.map((label, index) => (
        <label key={label}>
          <input
            type="radio"
            name={name}
            id={`${name}-${index}`}
            value={index}
            defaultChecked={value === index}
            autoComplete="off"
          />
          <span>
            <b className="num">{index}</b> {label}
          </span>
        </label>
      ))}
    </div>
  );
}

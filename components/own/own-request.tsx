import { useTranslations } from 'next-intl';
import { HiddenFields } from '@/components/take/hidden-fields';
import { StateMark } from '@/components/ui/state-mark';
import type { OwnRequest } from '@/lib/services/candidate-requests';
import type { RequestKind } from '@/lib/validation/candidate-request';

const TEXT_MAX = 2_000;
const ROWS = 4;
const MARKS = { sent: 'empty', taken: 'half', answered: 'full' } as const;

type OwnRequestProps = Readonly<{
  kind: RequestKind;
  /** Those of this kind, oldest first. */
  made: readonly OwnRequest[];
  attemptRef: string;
  /** The form was sent without the words that it needs. */
  missing: boolean;
  /** False where there is nothing left to ask, only what was asked before. */
  open: boolean;
}>;

/** What one may ask of a human, what has become of it, and the form while none is waiting. */
export function OwnRequestSection({ kind, made, attemptRef, missing, open }: OwnRequestProps) {
  const t = useTranslations('own.requests.kinds');
  const waiting = made.some(({ state }) => state !== 'answered');
  return (
    <section className="sec own-request" id={kind} aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{t(`${kind}.title`)}</h2>
      <p>{t(`${kind}.text`)}</p>
      {made.map((request) => (
        <Made key={request.id} request={request} />
      ))}
      {waiting ? <p className="muted">{t(`${kind}.again`)}</p> : null}
      {open && !waiting ? <RequestForm kind={kind} attemptRef={attemptRef} missing={missing} /> : null}
    </section>
  );
}

function Made({ request }: Readonly<{ request: OwnRequest }>) {
  const t = useTranslations('own.requests');
  const { kind, state, text, createdAt, dueAt, answer } = request;
  const isRead = kind === 'comment' && answer?.text === '';
  return (
    <div className="given">
      <p>
        <StateMark mark={MARKS[state]} /> <b>{t(`states.${isRead ? 'read' : state}`)}</b>
        {' · '}
        <time dateTime={createdAt.toISOString()}>{t('sentAt', { date: createdAt })}</time>
        {dueAt && state !== 'answered' ? <> · {t('due', { date: dueAt })}</> : null}
      </p>
      {text === '' ? null : (
        <>
          <p className="small muted">{t('ownWords')}</p>
          <p className="own-words">{text}</p>
        </>
      )}
      {answer ? (
        <>
          <p className="small muted">{answerLine(t, isRead, answer)}</p>
          {answer.text === '' ? null : <p className="own-words">{answer.text}</p>}
        </>
      ) : null}
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<'own.requests'>>;

function answerLine(t: Words, isRead: boolean, { by, at }: NonNullable<OwnRequest['answer']>): string {
  if (by === null) return t('answerAt', { date: at });
  return isRead ? t('readAt', { name: by, date: at }) : t('answerBy', { name: by, date: at });
}

type RequestFormProps = Readonly<{ kind: RequestKind; attemptRef: string; missing: boolean }>;

/** A form that works without a script. */
export function RequestForm({ kind, attemptRef, missing }: RequestFormProps) {
  const t = useTranslations('own.requests');
  const id = `${kind}-text`;
  const needed = kind === 'comment' || kind === 'otherWay';
  const described = [`${id}-hint`, ...(missing ? [`${id}-error`] : [])].join(' ');
  return (
    <form method="post" action="/api/take/requests" className="stack" noValidate>
      <HiddenFields fields={{ attemptRef, kind }} />
      <div className="field">
        <label htmlFor={id}>{t(`kinds.${kind}.label`)}</label>
        <p className="hint" id={`${id}-hint`}>
          {needed ? t('hint', { max: TEXT_MAX }) : t('optionalHint', { max: TEXT_MAX })}
        </p>
        {missing ? (
          <p className="err" id={`${id}-error`}>
            {t('missing')}
          </p>
        ) : null}
        <textarea
          className="in"
          id={id}
          name="text"
          rows={ROWS}
          maxLength={TEXT_MAX}
          aria-describedby={described}
          aria-invalid={missing ? true : undefined}
        />
      </div>
      <div className="cand-go">
        <button className="btn tall" type="submit">
          {t(`kinds.${kind}.button`)}
        </button>
      </div>
    </form>
  );
}

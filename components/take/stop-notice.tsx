import { insistOnAnswers } from './answer-store';
import type { StopReason } from './save-queue';
import type { RunnerTexts } from './texts';

type StopNoticeProps = Readonly<{ attemptRef: string; reason: StopReason; texts: RunnerTexts }>;

/** Nothing more can be saved from this page: why, and how to go on. */
export function StopNotice({ attemptRef, reason, texts }: StopNoticeProps) {
  return (
    <div className="note sun" role="alert">
      <p>{wordsFor(reason, texts)}</p>
      {reason === 'takenOver' ? (
        <form
          method="post"
          action="/api/take/take-over"
          onSubmit={() => insistOnAnswers(attemptRef, Date.now())}
        >
          <button className="btn" type="submit">
            {texts.takeOver}
          </button>
        </form>
      ) : null}
    </div>
  );
}

function wordsFor(reason: StopReason, texts: RunnerTexts): string {
  switch (reason) {
    case 'takenOver':
      return texts.takenOver;
    case 'otherAttempt':
      return texts.otherAttempt;
    case 'closed':
      return texts.closed;
    case 'session':
      return texts.sessionEnded;
    case 'broken':
      return texts.broken;
  }
}

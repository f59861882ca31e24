import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { clockParts } from './clock-text';
import { buzz, useWakeLock } from './phone';
import { type Plan, type Session, type Tap, watchedMs } from './records';
import { type OpenDialog, RunDialogs } from './run-dialogs';
import { RunKeys } from './run-keys';
import { lastTap, type Shift } from './shift';
import { useNow } from './use-shift';

type RunViewProps = Readonly<{
  shift: Shift;
  plan: Plan;
  session: Session;
  taps: readonly Tap[];
  stateLine: ReactNode;
}>;

/** A session that goes on: tap what happens, see what counts. */
export function RunView({ shift, plan, session, taps, stateLine }: RunViewProps) {
  const t = useTranslations('observe');
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const isPaused = session.pausedAt !== null;
  useWakeLock(!isPaused);
  const standing = taps.filter(({ undone }) => !undone);
  const last = lastTap(taps);
  const titles = new Map(plan.stages.flatMap(({ steps }) => steps.map(({ id, title }) => [id, title])));
  const nameOf = (tap: Tap) => titles.get(tap.stepId ?? '') ?? t('run.other');
  const tap = (stepId: string) => {
    buzz();
    void shift.tap(stepId);
  };
  return (
    <div className="obs">
      <RunTop session={session} count={standing.length} stateLine={stateLine} />
      <main className={isPaused ? 'obs-paused' : 'obs-list'} id="content">
        {isPaused ? (
          <Paused since={session.pausedAt ?? 0} onResume={() => void shift.resume()} />
        ) : (
          plan.stages.map((stage, index) => (
            <section key={stage.id} aria-labelledby={`stage-${stage.id}`}>
              <h2 id={`stage-${stage.id}`}>
                {index + 1}. {stage.title}
              </h2>
              {stage.steps.map(({ id, title }) => (
                <TapButton
                  key={id}
                  title={title}
                  count={standing.filter(({ stepId }) => stepId === id).length}
                  isLast={last?.stepId === id}
                  onTap={() => tap(id)}
                />
              ))}
            </section>
          ))
        )}
      </main>
      <RunKeys
        last={last ? { name: nameOf(last), at: last.at } : null}
        isPaused={isPaused}
        onUndo={() => void shift.undo()}
        onPause={() => void shift.pause()}
        onDialog={setDialog}
      />
      <RunDialogs
        open={dialog}
        onClose={() => setDialog(null)}
        shift={shift}
        session={session}
        events={standing.length}
        last={last ? { name: nameOf(last), at: last.at, note: last.note } : null}
      />
    </div>
  );
}

type RunTopProps = Readonly<{ session: Session; count: number; stateLine: ReactNode }>;

function RunTop({ session, count, stateLine }: RunTopProps) {
  const t = useTranslations('observe');
  const format = useFormatter();
  const now = useNow(session.pausedAt === null);
  const { hours, seconds } = clockParts(watchedMs(session, now));
  return (
    <header className="obs-top">
      <div className="row">
        <h1>{session.label}</h1>
        <span className="clock" role="timer" aria-label={t('run.elapsed')}>
          {hours}
          <span className="muted">.{seconds}</span>
        </span>
      </div>
      <div className="row small muted">
        <span data-count={count}>{t('run.count', { count })}</span>
        <span>{t('run.since', { time: format.dateTime(new Date(session.startedAt), 'time') })}</span>
      </div>
      {stateLine}
    </header>
  );
}

function Paused({ since, onResume }: Readonly<{ since: number; onResume: () => void }>) {
  const t = useTranslations('observe');
  const format = useFormatter();
  return (
    <>
      <h2>{t('run.paused', { time: format.dateTime(new Date(since), 'time') })}</h2>
      <p>{t('run.pausedBody')}</p>
      <Button variant="primary" size="tall" onClick={onResume}>
        {t('run.resume')}
      </Button>
    </>
  );
}

type TapButtonProps = Readonly<{ title: string; count: number; isLast: boolean; onTap: () => void }>;

function TapButton({ title, count, isLast, onTap }: TapButtonProps) {
  const t = useTranslations('observe');
  return (
    <button type="button" className={classNames('tap', isLast && 'just')} onClick={onTap}>
      <span className="t">{title}</span>
      <span className={classNames('k', count === 0 && 'zero')}>
        <span>
          {count}
          <span className="vh"> {t('run.times', { count })}</span>
        </span>
      </span>
    </button>
  );
}

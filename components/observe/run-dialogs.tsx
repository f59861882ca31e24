import { useFormatter, useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { TextArea } from '@/components/forms/text-area';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { clockParts } from './clock-text';
import { type Session, watchedMs } from './records';
import type { Shift } from './shift';
import { useNow } from './use-shift';

export type OpenDialog = 'else' | 'note' | 'end' | null;

const NOTE_MAX = 300;
/** After this long without a mark, the watching may have ended before the person thought of ending it. */
const IDLE_MS = 30 * 60_000;

type RunDialogsProps = Readonly<{
  open: OpenDialog;
  onClose: () => void;
  shift: Shift;
  session: Session;
  events: number;
  last: Readonly<{ name: string; at: number; note: string }> | null;
}>;

/** What needs words or a second thought. */
export function RunDialogs({ open, onClose, shift, session, events, last }: RunDialogsProps) {
  const t = useTranslations('observe');
  return (
    <>
      <Dialog open={open === 'else'} title={t('elseDialog.title')} closeLabel={t('cancel')} onClose={onClose}>
        <NoteForm
          id="else-note"
          label={t('elseDialog.label')}
          hint={t('noteDialog.hint')}
          body={t('elseDialog.body')}
          save={t('elseDialog.save')}
          onSave={(note) => {
            void shift.tap(null, note);
            onClose();
          }}
        />
      </Dialog>
      <Dialog
        open={open === 'note'}
        title={t('noteDialog.title', { step: last?.name ?? '' })}
        closeLabel={t('cancel')}
        onClose={onClose}
      >
        <NoteForm
          id="tap-note"
          label={t('noteDialog.label')}
          hint={t('noteDialog.hint')}
          save={t('noteDialog.save')}
          value={last?.note ?? ''}
          onSave={(note) => {
            void shift.note(note);
            onClose();
          }}
        />
      </Dialog>
      <Dialog open={open === 'end'} title={t('endDialog.title')} closeLabel={t('cancel')} onClose={onClose}>
        <EndChoice
          session={session}
          events={events}
          lastAt={last?.at ?? session.startedAt}
          onEnd={(at) => void shift.end(at)}
        />
      </Dialog>
    </>
  );
}

type NoteFormProps = Readonly<{
  id: string;
  label: string;
  hint: string;
  save: string;
  body?: string;
  value?: string;
  onSave: (note: string) => void;
}>;

function NoteForm({ id, label, hint, save, body, value = '', onSave }: NoteFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get(id);
    onSave(typeof text === 'string' ? text.trim() : '');
  };
  return (
    <form className="stack" onSubmit={submit}>
      {body === undefined ? null : <p>{body}</p>}
      <TextArea id={id} label={label} hint={hint} maxLength={NOTE_MAX} defaultValue={value} />
      <Button type="submit" variant="primary" size="tall">
        {save}
      </Button>
    </form>
  );
}

type EndChoiceProps = Readonly<{
  session: Session;
  events: number;
  lastAt: number;
  onEnd: (at?: number) => void;
}>;

function EndChoice({ session, events, lastAt, onEnd }: EndChoiceProps) {
  const t = useTranslations('observe');
  const format = useFormatter();
  const now = useNow(false);
  const isIdle = session.pausedAt === null && now - lastAt > IDLE_MS;
  const { hours } = clockParts(watchedMs(session, now));
  return (
    <div className="stack">
      <p>{t('endDialog.body', { events, time: hours })}</p>
      {isIdle ? (
        <>
          <p>{t('endDialog.idle')}</p>
          <Button size="tall" onClick={() => onEnd(lastAt)}>
            {t('endDialog.then', { time: format.dateTime(new Date(lastAt), 'time') })}
          </Button>
        </>
      ) : null}
      <Button variant="primary" size="tall" onClick={() => onEnd()}>
        {t('endDialog.now')}
      </Button>
    </div>
  );
}

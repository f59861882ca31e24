import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/i18n/format';
import { clockParts } from './clock-text';
import { type Session, watchedMs } from './records';
import type { NewSession, ShiftState } from './shift';

const LABEL_MAX = 80;
const CODE_MAX = 20;
const PEOPLE_MAX = 50;

type ReadyViewProps = Readonly<{
  past: ShiftState['past'];
  /** Ended just now, in this page. */
  ended: string | null;
  onStart: (input: NewSession) => void;
}>;

type Faults = Readonly<{ label?: string; people?: string }>;

/** Before a session: whom to follow, and what this phone has seen so far. */
export function ReadyView({ past, ended, onStart }: ReadyViewProps) {
  const t = useTranslations('observe');
  const justEnded = past.find(({ session }) => session.id === ended);
  return (
    <>
      {justEnded ? (
        <Notice tone="sky" live>
          {t('ready.ended', { events: justEnded.events, time: hoursOf(justEnded.session) })}
        </Notice>
      ) : null}
      <StartForm onStart={onStart} />
      {past.length > 0 ? <Past past={past} /> : null}
    </>
  );
}

function StartForm({ onStart }: Pick<ReadyViewProps, 'onStart'>) {
  const t = useTranslations('observe');
  const [faults, setFaults] = useState<Faults>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = readForm(new FormData(form));
    const found: Faults = {
      ...(input.label === '' ? { label: t('ready.labelError') } : {}),
      ...(isPeople(input.people) ? {} : { people: t('ready.peopleError') }),
    };
    setFaults(found);
    const [first] = Object.keys(found);
    if (first === undefined) onStart(input);
    else form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const plain = { autoComplete: 'off' } as const;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h2>{t('ready.title')}</h2>
      <TextField
        {...{ ...plain, id: 'label', label: t('ready.label'), hint: t('ready.labelHint') }}
        maxLength={LABEL_MAX}
        {...errorOf(faults.label)}
      />
      <TextField
        {...{ ...plain, id: 'people', label: t('ready.people') }}
        inputMode="numeric"
        defaultValue="1"
        {...errorOf(faults.people)}
      />
      <Disclosure summary={t('ready.parallel')}>
        <TextField
          {...{ ...plain, id: 'parallelCode', label: t('ready.code'), hint: t('ready.codeHint') }}
          maxLength={CODE_MAX}
        />
      </Disclosure>
      <Button type="submit" variant="primary" size="tall">
        {t('ready.begin')}
      </Button>
    </form>
  );
}

function Past({ past }: Readonly<{ past: ShiftState['past'] }>) {
  const t = useTranslations('observe');
  const locale = useLocale();
  return (
    <section>
      <h2>{t('ready.past')}</h2>
      <ul className="obs-past">
        {past.map(({ session, events }) => (
          <li key={session.id}>
            <b>{session.label}</b>
            <span className="small muted">
              {formatDate(locale, new Date(session.startedAt))},{' '}
              {t('ready.pastLine', { events, time: hoursOf(session) })},{' '}
              {session.waiting === 1 ? t('ready.waits') : t('ready.sent')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const hoursOf = (session: Session) => clockParts(watchedMs(session, session.startedAt)).hours;
const errorOf = (error: string | undefined) => (error === undefined ? {} : { error });
const isPeople = (value: number) => Number.isInteger(value) && value >= 1 && value <= PEOPLE_MAX;

function readForm(data: FormData): NewSession {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { label: text('label'), parallelCode: text('parallelCode'), people: Number(text('people')) };
}

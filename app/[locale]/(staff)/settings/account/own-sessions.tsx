'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SaveStatus } from '@/components/forms/save-status';
import { useFormState } from '@/components/forms/use-form-state';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import { endSessionAction } from './actions';

type OwnSessionRow = Readonly<{
  id: string;
  device: string;
  started: string;
  lastSeen: string;
  isThis: boolean;
}>;

/** Where one is signed in, each session with its end; this one ends by signing out. */
export function OwnSessions({ sessions }: Readonly<{ sessions: readonly OwnSessionRow[] }>) {
  const t = useTranslations('account');
  const { state, form, summary } = useFormState(endSessionAction);
  const ended = state.status === 'done';

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <Table
        caption={t('sessions.title')}
        head={
          <tr>
            <th scope="col">{t('sessions.device')}</th>
            <th scope="col">{t('sessions.started')}</th>
            <th scope="col">{t('sessions.lastSeen')}</th>
            <th scope="col">{t('sessions.action')}</th>
          </tr>
        }
      >
        {sessions.map(({ id, device, started, lastSeen, isThis }) => (
          <tr key={id}>
            <th scope="row">{device}</th>
            <td data-label={t('sessions.started')}>{started}</td>
            <td data-label={t('sessions.lastSeen')}>{lastSeen}</td>
            <td>
              {isThis ? (
                <span className="muted">{t('sessions.this')}</span>
              ) : (
                <Button
                  type="submit"
                  size="tiny"
                  name="sessionId"
                  value={id}
                  aria-label={t('sessions.endLabel', { device, started })}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <SaveStatus state={ended ? 'saved' : 'idle'} text={ended ? t('sessions.ended') : ''} />
    </form>
  );
}

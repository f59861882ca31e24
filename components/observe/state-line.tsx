import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { classNames } from '@/components/ui/class-names';
import type { SyncState } from './syncer';

type StateLineProps = Readonly<{ sync: SyncState; online: boolean; failed: boolean }>;

/** What is in the phone and what has reached the server: one line that is never wrong. */
export function StateLine({ sync, online, failed }: StateLineProps) {
  const t = useTranslations('observe');
  const { waiting: count, foreign, stopped } = sync;
  const isSent = count === 0 && online && stopped === null;
  return (
    <>
      {failed ? (
        <p className="state lost" role="alert">
          <Icon name="error" small /> <span>{t('run.notKept')}</span>
        </p>
      ) : null}
      <p className={classNames('state', !isSent && 'waits')} role="status">
        {isSent ? null : <Icon name="offline" small />}
        <span>{isSent ? t('state.sent') : t(`state.${stateOf(sync, online)}`, { count })}</span>
      </p>
      {foreign > 0 ? <p className="state waits">{t('state.foreign', { count: foreign })}</p> : null}
    </>
  );
}

function stateOf({ waiting, failing, stopped }: SyncState, online: boolean) {
  if (stopped !== null && waiting > 0) return stopped;
  if (!online) return 'offline';
  return failing ? 'failing' : 'sending';
}

import { useFormatter, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon-paths';
import type { OpenDialog } from './run-dialogs';

type RunKeysProps = Readonly<{
  last: Readonly<{ name: string; at: number }> | null;
  isPaused: boolean;
  onUndo: () => void;
  onPause: () => void;
  onDialog: (dialog: OpenDialog) => void;
}>;

/** The last mark, and what can be done beside tapping a step. */
export function RunKeys({ last, isPaused, onUndo, onPause, onDialog }: RunKeysProps) {
  const t = useTranslations('observe');
  const format = useFormatter();
  return (
    <footer className="obs-bar">
      <p className="last" role="status">
        <span>{last ? t('run.last', { step: last.name }) : t('run.none')}</span>
        {last ? <span className="num muted">{format.dateTime(new Date(last.at), 'time')}</span> : null}
      </p>
      <div className="obs-keys">
        <Key icon="undo" label={t('run.undo')} disabled={last === null} onPress={onUndo} />
        <Key icon="add" label={t('run.else')} disabled={isPaused} onPress={() => onDialog('else')} />
        <Key icon="note" label={t('run.note')} disabled={last === null} onPress={() => onDialog('note')} />
        <Key icon="pause" label={t('run.pause')} disabled={isPaused} onPress={onPause} />
        <Key icon="check" label={t('run.end')} disabled={false} onPress={() => onDialog('end')} />
      </div>
    </footer>
  );
}

type KeyProps = Readonly<{ icon: IconName; label: string; disabled: boolean; onPress: () => void }>;

function Key({ icon, label, disabled, onPress }: KeyProps) {
  return (
    <button type="button" disabled={disabled} onClick={onPress}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

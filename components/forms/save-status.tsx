import { Icon } from '../ui/icon';

export type SaveState = 'idle' | 'saving' | 'saved' | 'offline' | 'failed';

type SaveStatusProps = Readonly<{
  state: SaveState;
  /** The state in words; empty when idle. */ text: string;
}>;

const ICONS = { idle: null, saving: null, saved: 'check', offline: 'offline', failed: 'warning' } as const;

/** The one line that says whether the work is safe. It stays in the page, so that changes are read out. */
export function SaveStatus({ state, text }: SaveStatusProps) {
  const icon = ICONS[state];
  return (
    <span className={`save ${state}`} role="status">
      {icon ? <Icon name={icon} small /> : null}
      {text}
    </span>
  );
}

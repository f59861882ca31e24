import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import { StateMark, type StateMarkName } from './state-mark';

type BadgeProps = Readonly<{
  children: ReactNode;
  tone?: 'plain' | 'sun' | 'berry' | 'muted';
  mark?: StateMarkName;
  icon?: IconName;
}>;

/** A short state in words, with a shape before it; the tone only repeats what the words say. */
export function Badge({ children, tone = 'plain', mark, icon }: BadgeProps) {
  return (
    <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>
      {mark ? <StateMark mark={mark} /> : null}
      {icon ? <Icon name={icon} small /> : null}
      {children}
    </span>
  );
}

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { usePace } from './use-pace';

/** Long enough to see what one has chosen. */
const ADVANCE_AFTER_MS = 350;

type Presses = Readonly<{
  /** How many answers there are. */
  answers: number;
  idOf: (value: number) => string;
  onChoose: ((value: number) => void) | undefined;
  /** Moves on; `byKey` says that the hands are on the keyboard. */
  onAdvance: ((byKey: boolean) => void) | undefined;
}>;

/**
 * What a press among the answers means. Arrows look at the answers and never move on; a pointer, Space and a number do,
 * where somebody has switched that on (WCAG 2.2, success criteria 2.1.4 and 3.2.2).
 */
export function usePresses({ answers, idOf, onChoose, onAdvance }: Presses) {
  const pace = usePace();
  const last = useRef<'pointer' | 'arrow' | 'key'>('pointer');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function chosen(value: number): void {
    onChoose?.(value);
    clearTimeout(timer.current);
    if (last.current !== 'arrow') advance();
  }

  function advance(): void {
    if (!pace?.auto || !onAdvance) return;
    const byKey = last.current === 'key';
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onAdvance(byKey), ADVANCE_AFTER_MS);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    last.current = key.startsWith('Arrow') ? 'arrow' : 'key';
    if (isSpaceOnChosen(event)) advance();
    const value = pace?.keys ? numberOf(event) : 0;
    if (value === 0 || value > answers) return;
    event.preventDefault();
    check(idOf(value));
    chosen(value);
  }

  return {
    chosen,
    group: {
      onKeyDown,
      onPointerDown: () => {
        last.current = 'pointer';
      },
    },
  };
}

/** Space on an answer that is chosen already changes nothing, and still says «this one». */
function isSpaceOnChosen({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof HTMLInputElement && target.checked;
}

/** The digit that was pressed alone; 0 for everything else. */
function numberOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  return /^[1-9]$/.test(key) && !altKey && !ctrlKey && !metaKey ? Number(key) : 0;
}

function check(id: string): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.checked = true;
}

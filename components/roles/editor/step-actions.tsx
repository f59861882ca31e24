'use client';

import { useCallback, useState } from 'react';
import { cellId, findStep, type Workbench } from '../draft/workbench';
import { MoveDialog } from './move-dialog';
import { StepMenu } from './step-menu';

export type OpenMenu = Readonly<{ stepId: string; anchor: HTMLElement }>;

type StepActionsProps = Readonly<{
  draft: Workbench;
  menu: OpenMenu | null;
  onClose: () => void;
  onWant: (id: string) => void;
}>;

/** The menu of one step, shared by all rows, and what it opens. */
export function StepActions({ draft, menu, onClose, onWant }: StepActionsProps) {
  const [movingId, setMovingId] = useState<string | null>(null);
  const menuStep = menu ? findStep(draft, menu.stepId) : undefined;
  const movingStep = movingId ? findStep(draft, movingId) : undefined;
  const close = useCallback(() => {
    onClose();
    // A step that moved to another stage has a new button: the focus must not fall back to the page.
    if (menu && document.activeElement === document.body)
      document.getElementById(`menu-${menu.stepId}`)?.focus();
  }, [menu, onClose]);
  const endMove = () => {
    setMovingId(null);
    if (movingId !== null) onWant(`menu-${movingId}`);
  };
  const focusNeighbour = (position: number) => {
    const neighbour = draft.steps[position + 1] ?? draft.steps[position - 1];
    onWant(neighbour ? cellId({ type: 'step', stepId: neighbour.id, field: 'title' }) : 'steps-title');
  };

  return (
    <>
      {menu && menuStep ? (
        <StepMenu
          draft={draft}
          step={menuStep}
          anchor={menu.anchor}
          onClose={close}
          onMoveTo={() => {
            setMovingId(menuStep.id);
            close();
          }}
          onRemoved={() => focusNeighbour(menuStep.position)}
        />
      ) : null}
      {movingStep ? <MoveDialog draft={draft} step={movingStep} onClose={endMove} /> : null}
    </>
  );
}

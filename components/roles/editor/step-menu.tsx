'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { DraftStep } from '@/lib/job-analysis/types';
import { useDraftStore } from '../draft/use-draft';
import type { Workbench } from '../draft/workbench';
import { PopoverMenu } from './popover-menu';
import { moveCommand, placeAbove, placeBelow } from './step-moves';

type StepMenuProps = Readonly<{
  draft: Workbench;
  step: DraftStep;
  anchor: HTMLElement;
  onClose: () => void;
  onMoveTo: () => void;
  onRemoved: () => void;
}>;

/** What can be done with a step: move without a mouse, or remove. */
export function StepMenu({ draft, step, anchor, onClose, onMoveTo, onRemoved }: StepMenuProps) {
  const t = useTranslations('roles.steps');
  const store = useDraftStore();
  const above = placeAbove(draft, step);
  const below = placeBelow(draft, step);
  const move = (to: typeof above) => {
    if (!to) return;
    store.change(moveCommand(draft, step, to));
  };
  const remove = () => {
    onRemoved();
    store.change({ type: 'removeStep', stepId: step.id });
    onClose();
  };

  return (
    <PopoverMenu anchor={anchor} label={t('menu', { number: step.position + 1 })} onClose={onClose}>
      <Button variant="quiet" blocked={!above} onClick={() => move(above)}>
        <Icon name="arrowUp" small />
        {t('moveUp')}
      </Button>
      <Button variant="quiet" blocked={!below} onClick={() => move(below)}>
        <Icon name="arrowDown" small />
        {t('moveDown')}
      </Button>
      <Button variant="quiet" onClick={onMoveTo}>
        {t('moveTo')}
      </Button>
      <Button variant="quiet" onClick={remove}>
        <Icon name="trash" small />
        {t('remove')}
      </Button>
    </PopoverMenu>
  );
}

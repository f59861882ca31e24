'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { DraftStep } from '@/lib/job-analysis/types';
import { useDraftStore } from '../draft/use-draft';
import { stepsOfStage, type Workbench } from '../draft/workbench';
import { moveCommand, placeAt } from './step-moves';

type MoveDialogProps = Readonly<{ draft: Workbench; step: DraftStep; onClose: () => void }>;

/** Moves a step to any stage and place, by choosing both. */
export function MoveDialog({ draft, step, onClose }: MoveDialogProps) {
  const t = useTranslations('roles');
  const common = useTranslations('common');
  const store = useDraftStore();
  const [stageId, setStageId] = useState(step.stageId ?? '');
  const [position, setPosition] = useState(1);

  const others = stepsOfStage(draft, stageId).filter(({ id }) => id !== step.id);
  const places = Array.from({ length: others.length + 1 }, (_, index) => ({
    value: String(index + 1),
    label:
      index === 0
        ? t('move.first')
        : t('move.after', { title: others[index - 1]?.title || t('steps.unnamed') }),
  }));
  const stages = draft.stages.map(({ id, title }, index) => ({
    value: id,
    label: `${index + 1}. ${title || t('path.unnamed')}`,
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    store.change(moveCommand(draft, step, placeAt(draft, step, stageId, position)));
    onClose();
  };

  return (
    <Dialog
      open
      title={t('move.title', { number: step.position + 1 })}
      closeLabel={common('close')}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <SelectField
          id="move-stage"
          label={t('move.stage')}
          options={stages}
          value={stageId}
          onChange={(event) => {
            setStageId(event.target.value);
            setPosition(1);
          }}
        />
        <SelectField
          id="move-place"
          label={t('move.place')}
          options={places}
          value={String(position)}
          onChange={(event) => setPosition(Number(event.target.value))}
        />
        <div className="row-add">
          <Button type="submit" variant="primary">
            {t('move.submit')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { CellValue, DraftCommand } from '@/lib/validation/role-draft';
import { isCellCommand } from '@/lib/validation/role-draft';
import type { CellRef, Workbench } from '../draft/workbench';

/** Names of cells and values in words, for messages about them. */
export function useCellWords(draft: Workbench) {
  const t = useTranslations('roles');
  const scales = useTranslations('scales.names');

  const stepNumber = (stepId: string) => {
    const step = draft.steps.find(({ id }) => id === stepId);
    return step ? t('cells.ofStep', { number: step.position + 1 }) : t('cells.ofRemovedStep');
  };

  /** "frequency, step 3". */
  const cellName = (ref: CellRef): string => {
    switch (ref.type) {
      case 'role':
        return t(`fields.${ref.field}`);
      case 'stage':
        return t(`fields.stage.${ref.field}`);
      case 'step':
      case 'rating':
        return t('cells.named', { field: t(`fields.step.${ref.field}`), place: stepNumber(ref.stepId) });
      case 'relevance':
        return t('cells.named', { field: scales(ref.scale), place: stepNumber(ref.stepId) });
      case 'scale':
        return t('cells.named', { field: t(`fields.scale.${ref.field}`), place: scales(ref.scale) });
    }
  };

  const valueName = (ref: CellRef, value: CellValue): string => {
    if (value === null || value === '') return t('cells.emptyValue');
    if (ref.type === 'step' && ref.field === 'kind')
      return value === 'core' ? t('kinds.core') : t('kinds.surrounding');
    if (ref.type === 'step' && ref.field === 'contact' && isContact(value)) return t(`contacts.${value}`);
    return t('cells.quoted', { value: String(value) });
  };

  const commandName = (command: DraftCommand): string =>
    isCellCommand(command) ? cellName(command) : t(`structure.${command.type}`);

  return { cellName, valueName, commandName };
}

function isContact(value: CellValue): value is 'direct' | 'indirect' | 'none' {
  return value === 'direct' || value === 'indirect' || value === 'none';
}

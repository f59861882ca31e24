import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { type Anchors, useAnchors } from './anchors';

const FIELDS = ['frequency', 'loss', 'gain', 'kind', 'contact', 'customerNotices'] as const;
const KINDS = ['core', 'surrounding'] as const;
const CONTACTS = ['direct', 'indirect', 'none'] as const;

type Choices = readonly Readonly<{ value: string; label: string }>[];

/** All words of the rows of task steps. */
export type StepWords = Readonly<{
  anchors: Anchors;
  kinds: Choices;
  contacts: Choices;
  notRated: string;
  smallAct: string;
  notCritical: string;
  titleOf: (number: number) => string;
  menuOf: (number: number) => string;
  /** Name of the cell in a column and a row. */
  cellOf: (column: (typeof FIELDS)[number] | ScaleKey, number: number) => string;
  criticalityOf: (number: number, value: number) => string;
  exampleOf: (value: number) => string;
}>;

/** Looked up once for the whole table: a large job has more than a thousand cells. */
export function useStepWords(): StepWords {
  const t = useTranslations('roles');
  const scales = useTranslations('scales.names');
  const anchors = useAnchors();
  // Rows are drawn again when their props change, so the words must keep their identity.
  return useMemo(() => {
    const columns = new Map<string, string>([
      ...FIELDS.map((field) => [field, t(`fields.step.${field}`)] as const),
      ...SCALE_KEYS.map((key) => [key, scales(key)] as const),
    ]);
    return {
      anchors,
      kinds: KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
      contacts: CONTACTS.map((value) => ({ value, label: t(`contacts.${value}`) })),
      notRated: t('steps.notRated'),
      smallAct: t('steps.smallAct'),
      notCritical: t('criticality.missing'),
      titleOf: (number) => t('steps.titleLabel', { number }),
      menuOf: (number) => t('steps.menu', { number }),
      cellOf: (column, number) => t('steps.cellLabel', { field: columns.get(column) ?? '', number }),
      criticalityOf: (number, value) => t('criticality.label', { number, value }),
      exampleOf: (value) => t('template.example', { value }),
    };
  }, [t, scales, anchors]);
}

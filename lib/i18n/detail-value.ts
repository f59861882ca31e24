import {
  channelsOf,
  KPI_KINDS,
  type RoleDetails,
  SERVICE_LEVELS,
  type StageDetails,
  type StepDetails,
} from '@/lib/job-analysis/step-attributes';
import type { Say } from './words';

type DetailField = keyof RoleDetails | keyof StageDetails | keyof StepDetails;

/** The value of a detail in words: choices by their names, texts as they were written. */
export function detailValue(t: Say<'roles'>): (field: DetailField, value: string) => string {
  return (field, value) => {
    if (value === '') return t('changes.nothing');
    if (field === 'channels')
      return channelsOf(value)
        .map((channel) => t(`channels.${channel}`))
        .join(', ');
    const level = SERVICE_LEVELS.find((known) => field === 'serviceLevel' && known === value);
    if (level) return t(`levels.${level}`);
    const kind = KPI_KINDS.find((known) => field === 'kpiKind' && known === value);
    return kind ? t(`kpiKinds.${kind}`) : value;
  };
}

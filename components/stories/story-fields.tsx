'use client';

import { useTranslations } from 'next-intl';
import { TextArea } from '@/components/forms/text-area';
import type { useFormState } from '@/components/forms/use-form-state';
import { INCIDENT_KINDS, INCIDENT_TIMES } from '@/lib/job-analysis/incident-evidence';
import { Choice } from './choice';

const STORY_MAX = 2_000;
const ROWS = 4;

/** What is asked about a situation, on the page behind the link and on HR's. Needs the messages `stories`. */
export function StoryFields({ field }: Readonly<{ field: ReturnType<typeof useFormState>['field'] }>) {
  const t = useTranslations('stories');
  const choice = (name: string) => {
    const { id, key, error, errorPrefix, defaultValue } = field(name);
    return { name, id, key, error, errorPrefix, chosen: defaultValue };
  };
  const { key: kindKey, ...kind } = choice('kind');
  const { key: timeKey, ...time } = choice('roughly');
  return (
    <>
      <Choice
        key={kindKey}
        {...kind}
        legend={t('kind')}
        options={INCIDENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {(['happened', 'action', 'outcome'] as const).map((name) => {
        const { key, ...text } = field(name);
        return (
          <TextArea
            key={key}
            {...text}
            name={name}
            label={t(name)}
            hint={t(`${name}Hint`)}
            maxLength={STORY_MAX}
            rows={ROWS}
          />
        );
      })}
      <Choice
        key={timeKey}
        {...time}
        legend={t('roughly')}
        options={INCIDENT_TIMES.map((value) => ({ value, label: t(`times.${value}`) }))}
      />
    </>
  );
}

import { useTranslations } from 'next-intl';

export type TouchedAssessment = Readonly<{
  assessmentId: string;
  name: string;
  version: number;
  answering: number;
  invited: number;
}>;

/** What a new version would touch: the open assessments that keep an older one. */
export function TouchedList({ assessments }: Readonly<{ assessments: readonly TouchedAssessment[] }>) {
  const t = useTranslations('teamwork.touch');
  return (
    <div className="stack-2">
      <h3>{t('title')}</h3>
      <p>{assessments.length === 0 ? t('none') : t('some')}</p>
      {assessments.length > 0 ? (
        <ul>
          {assessments.map(({ assessmentId, name, version, answering, invited }) => (
            <li key={assessmentId}>{t('row', { name, version, answering, invited })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import type { Dashboard } from '@/lib/services/dashboards';
import { PERIODS } from '@/lib/validation/dashboard';

/** Job, assessment and period; the choice stands in the address, and works without a script. */
export function DashboardFilters({
  jobs,
  assessments,
  chosen,
}: Pick<Dashboard, 'jobs' | 'assessments' | 'chosen'>) {
  const t = useTranslations('dashboard.overview.filters');
  return (
    <form className="tools" method="get" aria-label={t('label')}>
      <SelectField
        id="job"
        label={t('job')}
        defaultValue={chosen.job ?? ''}
        options={[
          { value: '', label: t('allJobs') },
          ...jobs.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <SelectField
        id="assessment"
        label={t('assessment')}
        defaultValue={chosen.assessment ?? ''}
        options={[
          { value: '', label: t('allAssessments') },
          ...assessments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        id="period"
        label={t('period')}
        defaultValue={chosen.period}
        options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}

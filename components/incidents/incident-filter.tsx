import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import { INCIDENT_KINDS } from '@/lib/job-analysis/incident-evidence';
import { INCIDENT_STATES } from './incident-states';

/** Which situations are shown; the choice stands in the address. */
export function IncidentFilter({ state, kind }: Readonly<{ state: string; kind: string }>) {
  const t = useTranslations('incidents');
  const all = { value: '', label: t('filter.all') };
  return (
    <form className="in-line" method="get">
      <SelectField
        id="state"
        label={t('filter.state')}
        defaultValue={state}
        options={[all, ...INCIDENT_STATES.map((value) => ({ value, label: t(`states.${value}`) }))]}
      />
      <SelectField
        id="kind"
        label={t('filter.kind')}
        defaultValue={kind}
        options={[all, ...INCIDENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
      />
      <Button type="submit">{t('filter.apply')}</Button>
    </form>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import type { IncidentView } from '@/lib/services/incidents';

const MARKS = { waiting: 'half', coded: 'full', dismissed: 'stopped' } as const;
const EXCERPT = 90;

type IncidentTableProps = Readonly<{
  jobRoleId: string;
  incidents: readonly IncidentView[];
  steps: readonly MappedStep[];
}>;

/** The situations of a job, newest first, with what each was coded to. */
export function IncidentTable({ jobRoleId, incidents, steps }: IncidentTableProps) {
  const t = useTranslations('incidents.list');
  return (
    <Table
      caption={t('title')}
      variant="people"
      head={
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('received')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('scale')}</th>
          <th scope="col" className="n">
            {t('level')}
          </th>
        </tr>
      }
    >
      {incidents.map((incident) => (
        <IncidentRow key={incident.id} jobRoleId={jobRoleId} incident={incident} steps={steps} />
      ))}
    </Table>
  );
}

type IncidentRowProps = Readonly<{
  jobRoleId: string;
  incident: IncidentView;
  steps: readonly MappedStep[];
}>;

function IncidentRow({ jobRoleId, incident, steps }: IncidentRowProps) {
  const t = useTranslations('incidents');
  const scales = useTranslations('scales.names');
  const locale = useLocale();
  const { id, happened, kind, state, stepId, scaleKey, level } = incident;
  const text = happened.length > EXCERPT ? `${happened.slice(0, EXCERPT).trimEnd()}…` : happened;
  const coded = steps.find(({ step }) => step.id === stepId);
  return (
    <tr>
      <th scope="row" lang={incident.locale}>
        <Link href={`/roles/${jobRoleId}/incidents/${id}`}>{text}</Link>
      </th>
      <td data-label={t('list.kind')}>{t(`kinds.${kind}`)}</td>
      <td data-label={t('list.received')}>{formatDate(locale, incident.receivedAt)}</td>
      <td data-label={t('list.state')}>
        <Badge mark={MARKS[state]} tone={state === 'dismissed' ? 'muted' : 'plain'}>
          {t(`states.${state}`)}
        </Badge>
      </td>
      <td data-label={t('list.step')}>{coded ? `${coded.number}. ${coded.step.title}` : ''}</td>
      <td data-label={t('list.scale')}>{scaleKey === null ? '' : scales(scaleKey)}</td>
      <td data-label={t('list.level')} className="n">
        {level}
      </td>
    </tr>
  );
}

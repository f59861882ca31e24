import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { CRITICAL_FROM, latitudeIndex, ruleBurden } from '@/lib/job-analysis/authority';
import type { JobDecision } from '@/lib/job-analysis/job-side';
import { stepDetails } from '@/lib/job-analysis/step-attributes';
import type { MappedStep } from '@/lib/job-analysis/work-map';

const PER_CENT = 100;

/** How free the work is as a whole: the latitude index and the burden of rules, each with what it rests on. */
export function Measures({ steps }: Readonly<{ steps: readonly MappedStep[] }>) {
  const t = useTranslations('authority.measures');
  const locale = useLocale();
  const latitude = latitudeIndex(steps);
  const { sum, counted, total, perCriticalStep } = ruleBurden(steps);
  return (
    <section className="sec" aria-labelledby="measures">
      <h2 id="measures">{t('title')}</h2>
      <dl className="measures">
        <div>
          <dt>{t('latitude')}</dt>
          <dd>
            <strong>
              {latitude.status === 'known'
                ? t('latitudeValue', { value: formatNumber(locale, latitude.value, 1) })
                : t('unknown')}
            </strong>
            <span>
              {latitude.status === 'known'
                ? t('latitudeFrom', { steps: latitude.steps, total: latitude.total })
                : t(latitude.reason)}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('rules')}</dt>
          <dd>
            <strong>{counted === 0 ? t('unknown') : formatNumber(locale, sum)}</strong>
            <span>{t('rulesFrom', { counted, total })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('critical')}</dt>
          <dd>
            <strong>
              {perCriticalStep === null ? t('unknown') : formatNumber(locale, perCriticalStep, 1)}
            </strong>
            <span>{t('criticalFrom', { from: CRITICAL_FROM * PER_CENT })}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

type StepAuthorityProps = Readonly<{
  jobRoleId: string;
  steps: readonly MappedStep[];
  decisions: readonly JobDecision[];
}>;

/** Latitude, rules and decisions of each step, with the way to its details. */
export function StepAuthority({ jobRoleId, steps, decisions }: StepAuthorityProps) {
  const t = useTranslations('authority.steps');
  const words = useTranslations('workMap.latitude');
  const locale = useLocale();
  return (
    <section className="sec" aria-labelledby="by-step">
      <h2 id="by-step">{t('title')}</h2>
      <p className="small muted">{t('hint')}</p>
      <Table
        caption={t('title')}
        head={
          <tr>
            <th scope="col" className="n">
              {t('number')}
            </th>
            <th scope="col">{t('step')}</th>
            <th scope="col" className="n">
              {t('criticality')}
            </th>
            <th scope="col">{t('latitude')}</th>
            <th scope="col" className="n">
              {t('rules')}
            </th>
            <th scope="col" className="n">
              {t('decisions')}
            </th>
          </tr>
        }
      >
        {steps.map(({ step, number, criticality }) => {
          const { latitude, rules } = stepDetails(step);
          const own = decisions.filter(({ stepIds }) => stepIds.includes(step.id)).length;
          return (
            <tr key={step.id}>
              <td className="n">{number}</td>
              <th scope="row">
                <Link href={`/roles/${jobRoleId}/map/steps/${step.id}`}>{step.title}</Link>
              </th>
              <td className="n">
                {criticality === null ? t('unknown') : formatNumber(locale, criticality * PER_CENT)}
              </td>
              <td>{latitude === null ? t('unknown') : words(POINTS[latitude] ?? 'v0')}</td>
              <td className="n">{rules ?? t('unknown')}</td>
              <td className="n">{own}</td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

const POINTS = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;

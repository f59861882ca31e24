import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { CodedIncident } from '@/lib/job-analysis/incident-evidence';
import { stageDetails, stepDetails } from '@/lib/job-analysis/step-attributes';
import type { MappedStage, MappedStep } from '@/lib/job-analysis/work-map';

const PER_CENT = 100;

type FixFirstTableProps = Readonly<{
  jobRoleId: string;
  stages: readonly MappedStage[];
  steps: readonly MappedStep[];
}>;

/** Where the job is to be mended before a person is asked for more. */
export function FixFirstTable({ jobRoleId, stages, steps }: FixFirstTableProps) {
  const t = useTranslations('workMap.fix');
  const authority = useAuthorityWords();
  const authorityTitle = useTranslations('authority');
  const ownerOf = ({ step }: MappedStep) => {
    const stage = stages.find(({ stage: { id } }) => id === step.stageId)?.stage;
    return stage === undefined ? '' : stageDetails(stage).owner;
  };
  return (
    <section aria-labelledby="fix-first">
      <h2 id="fix-first" tabIndex={-1}>
        {t('title')}
      </h2>
      <p>{steps.length === 0 ? t('none') : t('lead')}</p>
      {steps.length === 0 ? null : (
        <Table
          caption={t('title')}
          head={
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('now')}</th>
              <th scope="col">{t('owner')}</th>
            </tr>
          }
        >
          {steps.map((step) => (
            <tr key={step.step.id}>
              <th scope="row">
                {step.number}. {step.step.title}
              </th>
              <td>{authority(step)}</td>
              <td>{ownerOf(step) || t('nothing')}</td>
            </tr>
          ))}
        </Table>
      )}
      <p>
        <Link href={`/roles/${jobRoleId}/authority`}>{authorityTitle('toPlan')}</Link>
      </p>
    </section>
  );
}

/** The same data as the figure, as a list to read. */
export function StepListTable({
  jobRoleId,
  stages,
  incidents,
}: Readonly<{
  jobRoleId: string;
  stages: readonly MappedStage[];
  incidents: readonly CodedIncident[];
}>) {
  const t = useTranslations('workMap');
  const told = useTranslations('incidents');
  return (
    <section aria-labelledby="step-list">
      <h2 id="step-list">{t('list.title')}</h2>
      <Table
        caption={t('list.title')}
        head={
          <tr>
            <th scope="col" className="n">
              {t('list.number')}
            </th>
            <th scope="col">{t('list.step')}</th>
            <th scope="col">{t('list.stage')}</th>
            <th scope="col" className="n">
              {t('list.criticality')}
            </th>
            <th scope="col" className="n">
              {t('list.loss')}
            </th>
            <th scope="col" className="n">
              {t('list.gain')}
            </th>
            <th scope="col">{t('list.authority')}</th>
            <th scope="col" className="n">
              {told('title')}
            </th>
          </tr>
        }
      >
        {stages.flatMap(({ stage, steps }) =>
          steps.map((step) => (
            <StepListRow
              key={step.step.id}
              jobRoleId={jobRoleId}
              stageTitle={stage.title}
              step={step}
              told={incidents.filter(({ stepId }) => stepId === step.step.id).length}
            />
          )),
        )}
      </Table>
    </section>
  );
}

type StepListRowProps = Readonly<{
  jobRoleId: string;
  stageTitle: string;
  step: MappedStep;
  /** Situations that are coded to the step. */
  told: number;
}>;

function StepListRow({ jobRoleId, stageTitle, step, told }: StepListRowProps) {
  const t = useTranslations('workMap');
  const locale = useLocale();
  const authority = useAuthorityWords();
  const number = (value: number | null, factor = 1) =>
    value === null
      ? '–'
      : formatNumber(locale, value * factor, factor === 1 && !Number.isInteger(value) ? 1 : 0);
  return (
    <tr>
      <td className="n">{step.number}</td>
      <th scope="row">
        <Link href={`/roles/${jobRoleId}/map/steps/${step.step.id}`}>{step.step.title}</Link>
        {step.step.kind === 'surrounding' ? <small> {t('legend.surrounding')}</small> : null}
      </th>
      <td>{stageTitle}</td>
      <td className="n">{number(step.criticality, PER_CENT)}</td>
      <td className="n">{number(step.loss)}</td>
      <td className="n">{number(step.gain)}</td>
      <td>{authority(step)}</td>
      <td className="n">{told || ''}</td>
    </tr>
  );
}

/** What the worker may decide: the level in words, and the limit that was written down. */
function useAuthorityWords(): (step: MappedStep) => string {
  const t = useTranslations('workMap');
  return ({ step, authority }) => {
    if (authority === null) return t('fix.nothing');
    const words = t(`mark.${authority}`);
    const limit = stepDetails(step).authority;
    return limit === '' ? words : `${words}: ${limit}`;
  };
}

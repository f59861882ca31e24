import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { costlyWithoutDecision, fixNeeds, type FixReason } from '@/lib/job-analysis/authority';
import { type JobDecision, type JobFix, NOTHING_PLANNED } from '@/lib/job-analysis/job-side';
import { stepDetails } from '@/lib/job-analysis/step-attributes';
import type { MappedStep } from '@/lib/job-analysis/work-map';

type FixTableProps = Readonly<{
  jobRoleId: string;
  steps: readonly MappedStep[];
  decisions: readonly JobDecision[];
  fixes: readonly JobFix[];
  readOnly: boolean;
}>;

/** Where the job stands in the way, and who mends it until when; what was planned stays after it is mended. */
export function FixTable({ jobRoleId, steps, decisions, fixes, readOnly }: FixTableProps) {
  const t = useTranslations('authority.fix');
  const needs = fixNeeds(steps, decisions);
  const needed = new Set(needs.map(({ mapped }) => mapped.step.id));
  const planned = steps.filter(({ step: { id } }) => !needed.has(id) && planOf(fixes, id) !== undefined);
  const rows = [...needs, ...planned.map((mapped) => ({ mapped, reasons: [] }))];
  return (
    <section className="sec" aria-labelledby="fix">
      <h2 id="fix" tabIndex={-1}>
        {t('title')}
      </h2>
      <p>{needs.length === 0 ? t('none') : t('lead')}</p>
      {rows.length === 0 ? null : (
        <Table
          caption={t('title')}
          variant="people"
          head={
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('why')}</th>
              <th scope="col">{t('change')}</th>
              <th scope="col">{t('owner')}</th>
              <th scope="col">{t('due')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">
                <span className="vh">{t('plan')}</span>
              </th>
            </tr>
          }
        >
          {rows.map(({ mapped, reasons }) => (
            <FixRow
              key={mapped.step.id}
              href={readOnly ? null : `/roles/${jobRoleId}/authority/fix/${mapped.step.id}`}
              mapped={mapped}
              reasons={reasons}
              plan={planOf(fixes, mapped.step.id)}
            />
          ))}
        </Table>
      )}
    </section>
  );
}

function planOf(fixes: readonly JobFix[], id: string): JobFix | undefined {
  return fixes.find(({ stepId }) => stepId === id);
}

type FixRowProps = Readonly<{
  href: string | null;
  mapped: MappedStep;
  reasons: readonly FixReason[];
  plan: JobFix | undefined;
}>;

function FixRow({ href, mapped: { step, number }, reasons, plan }: FixRowProps) {
  const { change, owner, dueOn, state } = plan ?? { change: '', ...NOTHING_PLANNED };
  const t = useTranslations('authority.fix');
  const states = useTranslations('sideWords.states');
  const locale = useLocale();
  const count = stepDetails(step).rules ?? 0;
  const why =
    reasons.length === 0 ? [t('reasons.mended')] : reasons.map((reason) => t(`reasons.${reason}`, { count }));
  return (
    <tr>
      <th scope="row">
        {number}. {step.title}
      </th>
      <td data-label={t('why')}>{why.join(', ')}</td>
      <td data-label={t('change')}>{change || t('notPlanned')}</td>
      <td data-label={t('owner')}>{owner}</td>
      <td data-label={t('due')}>{dueOn === null ? '' : formatDate(locale, new Date(dueOn))}</td>
      <td data-label={t('state')}>{states(state)}</td>
      <td className="act">
        {href === null ? null : (
          <Link href={href}>
            <span aria-hidden="true">{t('plan')}</span>
            <span className="vh">{t('planOf', { title: step.title })}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}

/** Steps whose error is costly and for which nobody has written down who decides. */
export function CoverageList({ jobRoleId, steps, decisions, readOnly }: Omit<FixTableProps, 'fixes'>) {
  const t = useTranslations('authority.coverage');
  const open = costlyWithoutDecision(steps, decisions);
  return (
    <section className="sec" aria-labelledby="coverage">
      <h2 id="coverage">{t('title')}</h2>
      <p>{open.length === 0 ? t('none') : t('lead')}</p>
      {open.length === 0 ? null : (
        <ul className="chain">
          {open.map(({ step, number }) => (
            <li key={step.id}>
              <span>
                {number}. {step.title}
              </span>
              {readOnly ? null : (
                <Link href={`/roles/${jobRoleId}/authority/new?step=${step.id}`}>
                  <span aria-hidden="true">{t('add')}</span>
                  <span className="vh">{t('addOf', { title: step.title })}</span>
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

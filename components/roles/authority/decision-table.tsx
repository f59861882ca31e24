import { useLocale, useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { JobDecision } from '@/lib/job-analysis/job-side';
import type { StatefulAction } from '@/lib/validation/form-state';

const LIMIT_DECIMALS = 2;

/** What may be done with a decision; null for an archived job. */
export type DecisionActions = Readonly<{ move: StatefulAction; remove: StatefulAction }> | null;

type DecisionTableProps = Readonly<{
  jobRoleId: string;
  decisions: readonly JobDecision[];
  /** Number of each step along the path. */
  numbers: ReadonlyMap<string, number>;
  actions: DecisionActions;
}>;

/** Decision × condition × limit × who is told × who decides next, in an order of one's own. */
export function DecisionTable({ jobRoleId, decisions, numbers, actions }: DecisionTableProps) {
  const t = useTranslations('authority.matrix');
  return (
    <Table
      caption={t('title')}
      variant="people"
      head={
        <tr>
          <th scope="col">{t('decision')}</th>
          <th scope="col">{t('decider')}</th>
          <th scope="col">{t('limit')}</th>
          <th scope="col">{t('inform')}</th>
          <th scope="col">{t('escalation')}</th>
          <th scope="col">{t('steps')}</th>
          <th scope="col">
            <span className="vh">{t('acts')}</span>
          </th>
        </tr>
      }
    >
      {decisions.map((decision, index) => (
        <DecisionRow
          key={decision.id}
          jobRoleId={jobRoleId}
          decision={decision}
          numbers={numbers}
          actions={actions}
          isFirst={index === 0}
          isLast={index === decisions.length - 1}
        />
      ))}
    </Table>
  );
}

type DecisionRowProps = Omit<DecisionTableProps, 'decisions'> &
  Readonly<{ decision: JobDecision; isFirst: boolean; isLast: boolean }>;

function DecisionRow(props: DecisionRowProps) {
  const { decision, numbers } = props;
  const t = useTranslations('authority.matrix');
  const deciders = useTranslations('sideWords.deciders');
  const locale = useLocale();
  const { title, condition, decider, mustInform, escalation, stepIds, limitAmount, limitUnit } = decision;
  const decimals = Number.isInteger(limitAmount) ? 0 : LIMIT_DECIMALS;
  const amount = limitAmount === null ? '' : formatNumber(locale, limitAmount, decimals);
  const limit = `${amount} ${limitUnit}`.trim();
  const steps = stepIds.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="small muted block">{condition || t('always')}</span>
      </th>
      <td data-label={t('decider')} className={decider === 'nobodyKnows' ? 'nobody' : undefined}>
        {deciders(decider)}
      </td>
      <td data-label={t('limit')}>{limit}</td>
      <td data-label={t('inform')}>{mustInform}</td>
      <td data-label={t('escalation')}>{escalation}</td>
      <td data-label={t('steps')}>{steps.join(', ')}</td>
      <td className="act">
        <RowActions {...props} />
      </td>
    </tr>
  );
}

function RowActions({ jobRoleId, decision, actions, isFirst, isLast }: DecisionRowProps) {
  const t = useTranslations('authority');
  if (actions === null) return null;
  const { id, title } = decision;
  const place = { jobRoleId, decisionId: id };
  const look = { pendingLabel: t('working'), size: 'tiny' } as const;
  return (
    <div className="row-acts">
      <Link href={`/roles/${jobRoleId}/authority/${id}`}>
        <span aria-hidden="true">{t('matrix.edit')}</span>
        <span className="vh">{t('matrix.editOf', { title })}</span>
      </Link>
      {isFirst ? null : (
        <OneButtonForm
          {...look}
          id={`up-${id}`}
          action={actions.move}
          fields={{ ...place, by: 'up' }}
          label={t('matrix.up')}
          name={t('matrix.upOf', { title })}
        />
      )}
      {isLast ? null : (
        <OneButtonForm
          {...look}
          id={`down-${id}`}
          action={actions.move}
          fields={{ ...place, by: 'down' }}
          label={t('matrix.down')}
          name={t('matrix.downOf', { title })}
        />
      )}
      <OneButtonForm
        {...look}
        id={`remove-${id}`}
        action={actions.remove}
        fields={place}
        label={t('matrix.remove')}
        name={t('matrix.removeOf', { title })}
      />
    </div>
  );
}

import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import {
  type CellAgreement,
  STEP_RATINGS,
  type StepAgreement,
  type StepRatingField,
} from '@/lib/job-analysis/rating-agreement';
import type { BothVotes, DiscussedStep } from '@/lib/services/consensus';
import type { StatefulAction } from '@/lib/validation/form-state';
import { DiscussionNote } from './discussion-note';

type DiscussedStepProps = Readonly<{
  jobRoleId: string;
  step: DiscussedStep;
  readOnly: boolean;
  noteAction: StatefulAction;
}>;

/** One step in the discussion: how the votes spread before and after, who (as a number) voted how, and the note. */
export async function DiscussedStepSection({ jobRoleId, step, readOnly, noteAction }: DiscussedStepProps) {
  const t = await getTranslations('raters.talk');
  const { stepId, number, title, first, now, note } = step;
  return (
    <section className="sec stack-2 discussed" aria-labelledby={`talk-${stepId}`}>
      <h2 id={`talk-${stepId}`}>{t('stepOf', { number, title })}</h2>
      <div className="spreads">
        {STEP_RATINGS.map((field) => (
          <SpreadTable key={field} field={field} number={number} first={first} now={now} />
        ))}
      </div>
      {now === null ? <p className="small muted">{t('secondWaits')}</p> : null}
      <Links step={now ?? first} />
      <Disclosure summary={t('bothTitle')}>
        <BothTable number={number} votes={step.votes} />
      </Disclosure>
      {readOnly ? (
        <p>{note}</p>
      ) : (
        <DiscussionNote jobRoleId={jobRoleId} stepId={stepId} note={note} action={noteAction} />
      )}
    </section>
  );
}

type SpreadProps = Readonly<{
  field: StepRatingField;
  number: number;
  first: StepAgreement;
  now: StepAgreement | null;
}>;

async function SpreadTable({ field, number, first, now }: SpreadProps) {
  const [t, fields, anchors, locale] = await Promise.all([
    getTranslations('raters.talk'),
    getTranslations('raters.fields'),
    anchorsOf(field),
    getLocale(),
  ]);
  const [before, after] = [first.cells[field], now?.cells[field] ?? null];
  return (
    <div className="stack-2">
      <h3>
        {fields(field)} <AgreementBadge cell={after ?? before} />
      </h3>
      <Table
        caption={t('distribution', { field: fields(field), number })}
        variant="tight"
        head={
          <tr>
            <th scope="col">{t('value')}</th>
            <th scope="col" className="n">
              {t('first')}
            </th>
            {after ? (
              <th scope="col" className="n">
                {t('second')}
              </th>
            ) : null}
          </tr>
        }
      >
        {before.votes.map((count, value) => (
          <tr key={anchors[value]}>
            <th scope="row">
              <b className="num">{formatNumber(locale, value)}</b>{' '}
              <span className="anchor">{anchors[value]}</span>
            </th>
            <td className="n">{t('votes', { count })}</td>
            {after ? <td className="n">{t('votes', { count: after.votes[value] ?? 0 })}</td> : null}
          </tr>
        ))}
      </Table>
      <p className="small muted num">
        {await summaryOf(t('first'), before)}
        {after ? <br /> : null}
        {after ? await summaryOf(t('second'), after) : null}
      </p>
    </div>
  );
}

async function AgreementBadge({ cell }: Readonly<{ cell: CellAgreement }>) {
  const t = await getTranslations('raters.talk');
  if (cell.agrees === null) return null;
  return cell.agrees ? <Badge mark="full">{t('agreeNow')}</Badge> : <Badge tone="sun">{t('divided')}</Badge>;
}

async function summaryOf(votes: string, cell: CellAgreement): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('raters.talk'), getLocale()]);
  const middle = t('mean', { value: formatNumber(locale, cell.mean, 1) });
  const { value } = cell.deviation;
  const parts = value === null ? [middle] : [middle, t('ad', { value: formatNumber(locale, value, 2) })];
  return t('summary', { votes, numbers: parts.join(', ') });
}

async function Links({ step }: Readonly<{ step: StepAgreement }>) {
  const [t, names, words] = await Promise.all([
    getTranslations('raters.talk'),
    getTranslations('scales.names'),
    getTranslations('rate.step'),
  ]);
  if (step.links.length === 0) return null;
  return (
    <div>
      <h3>{t('linksTitle')}</h3>
      <ul className="chain">
        {step.links.map(({ scale, cell }) => (
          <li key={scale}>
            <span>{names(scale)}</span>
            <span className="sh">
              {cell.votes
                .flatMap((count, value) => (count === 0 ? [] : [words('spreadValue', { value, count })]))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function BothTable({ number, votes }: Readonly<{ number: number; votes: readonly BothVotes[] }>) {
  const [t, raters] = await Promise.all([getTranslations('raters.talk'), getTranslations('raters')]);
  return (
    <Table
      caption={t('bothCaption', { number })}
      variant="tight"
      head={
        <tr>
          <th scope="col">{raters('title')}</th>
          {STEP_RATINGS.map((field) => (
            <th key={field} scope="col" className="n">
              {raters(`fields.${field}`)}
            </th>
          ))}
        </tr>
      }
    >
      {votes.map((vote) => (
        <tr key={vote.number}>
          <th scope="row">
            {raters('raterKind', { number: vote.number, kind: raters(`kinds.${vote.kind}`) })}
          </th>
          {STEP_RATINGS.map((field) => (
            <td key={field} className="n">
              <Both vote={vote} field={field} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

async function Both({ vote, field }: Readonly<{ vote: BothVotes; field: StepRatingField }>) {
  const t = await getTranslations('raters.talk');
  const show = (value: number | null | undefined) =>
    typeof value === 'number' ? String(value) : t('noVote');
  const first = show(vote.first?.[field]);
  if (vote.second === null) return t('unchanged', { first });
  return t('change', { first, second: show(vote.second[field]) });
}

const FREQUENCY = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
const IMPACT = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;

async function anchorsOf(field: StepRatingField): Promise<readonly string[]> {
  const t = await getTranslations('roles.anchors');
  return field === 'frequency'
    ? FREQUENCY.map((value) => t(`frequency.${value}`))
    : IMPACT.map((value) => t(`${field}.${value}`));
}

import { useLocale, useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { SmallForm } from '@/components/observation/small-form';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatDateTime } from '@/lib/i18n/format';
import type { InterviewView } from '@/lib/services/interviews';
import type { StatefulAction } from '@/lib/validation/form-state';

type InterviewersProps = Readonly<{
  interview: InterviewView;
  members: readonly Readonly<{ userId: string; name: string }>[];
  actions: Readonly<Record<'add' | 'remove' | 'alone', StatefulAction>>;
}>;

const MARKS = { named: 'empty', started: 'half', submitted: 'full' } as const;

/** Who interviews and how far each is; of what they rated nothing. */
export function Interviewers({ interview, members, actions }: InterviewersProps) {
  const t = useTranslations('interview.who');
  const { id: interviewId, interviewers, revealed } = interview;
  const isOpen = revealed === null;
  const others = members.filter(({ userId }) => interviewers.every((one) => one.userId !== userId));
  return (
    <section className="sec iq-who" aria-labelledby="who-title">
      <h2 id="who-title">{t('title')}</h2>
      {isOpen ? <p>{t('blind')}</p> : null}
      <InterviewerTable interview={interview} removeAction={actions.remove} />
      {interview.mayGoOnAlone ? (
        <Notice tone="sun" title={t('aloneTitle')} headingLevel={3}>
          <p>{t('aloneText')}</p>
          <OneButtonForm
            id="alone"
            action={actions.alone}
            fields={{ interviewId }}
            label={t('alone')}
            pendingLabel={t('working')}
          />
        </Notice>
      ) : null}
      {isOpen && others.length > 0 ? (
        <Disclosure summary={t('add')} open={interview.mayGoOnAlone}>
          <div className="narrow-form">
            <SmallForm
              action={actions.add}
              idPrefix="interviewer-"
              hidden={{ interviewId }}
              fields={[
                {
                  kind: 'select',
                  name: 'userId',
                  label: t('member'),
                  options: [
                    { value: '', label: t('choose') },
                    ...others.map(({ userId, name }) => ({ value: userId, label: name })),
                  ],
                },
              ]}
              submit={t('addButton')}
              pending={t('working')}
              variant="plain"
            />
          </div>
        </Disclosure>
      ) : null}
    </section>
  );
}

type TableProps = Readonly<{ interview: InterviewView; removeAction: StatefulAction }>;

function InterviewerTable({ interview, removeAction }: TableProps) {
  const t = useTranslations('interview.who');
  const locale = useLocale();
  const { id: interviewId, interviewers, revealed } = interview;
  const mayRemove = revealed === null && interviewers.length > 1;
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('state')}</th>
          {mayRemove ? (
            <th scope="col">
              <span className="vh">{t('acts')}</span>
            </th>
          ) : null}
        </tr>
      }
    >
      {interviewers.map(({ userId, name, isOwn, state, submittedAt }) => (
        <tr key={userId}>
          <th scope="row">
            {name ?? t('unknown')} {isOwn ? <span className="muted">({t('you')})</span> : null}
          </th>
          <td>
            <Badge mark={MARKS[state]}>
              {state === 'submitted' && submittedAt
                ? t('states.submitted', { date: formatDateTime(locale, submittedAt) })
                : t(`states.${state === 'started' ? 'started' : 'named'}`)}
            </Badge>
          </td>
          {mayRemove ? (
            <td>
              {state === 'submitted' ? null : (
                <div className="row-acts">
                  <OneButtonForm
                    id={`remove-${userId}`}
                    action={removeAction}
                    fields={{ interviewId, userId }}
                    label={t('remove')}
                    name={t('removeName', { name: name ?? t('unknown') })}
                    pendingLabel={t('working')}
                    size="tiny"
                  />
                </div>
              )}
            </td>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}

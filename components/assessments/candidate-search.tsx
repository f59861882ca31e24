'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Link } from '@/lib/i18n/navigation';
import type { CandidateSummary, FoundCandidates } from '@/lib/services/candidates';
import type { StatefulAction } from '@/lib/validation/form-state';
import { usePersonName } from './person-name';

type CandidateSearchProps = Readonly<{
  action: StatefulAction<FoundCandidates>;
  assessmentId: string;
  blind: boolean;
  canManage: boolean;
}>;

/** Finds a person. The words go in the body of a request: no name stands in an address, a history or a log. */
export function CandidateSearch({ action, assessmentId, blind, canManage }: CandidateSearchProps) {
  const t = useTranslations('candidates');
  const { state, form, field, summary } = useFormState(action);
  const { key: textKey, ...text } = field('text');
  return (
    <search className="stack-2">
      <form {...form} className="tools">
        <ErrorSummary {...summary} />
        <input type="hidden" name="assessmentId" value={assessmentId} />
        <TextField
          key={textKey}
          {...text}
          label={t(blind ? 'tools.searchBlind' : 'tools.search')}
          autoComplete="off"
          required
        />
        <SubmitButton variant="plain" pendingLabel={t('tools.finding')}>
          {t('tools.find')}
        </SubmitButton>
      </form>
      {state.status === 'done' ? (
        <Found found={state.data} assessmentId={assessmentId} canManage={canManage} />
      ) : null}
    </search>
  );
}

type FoundProps = Readonly<{ found: FoundCandidates; assessmentId: string; canManage: boolean }>;

function Found({ found: { candidates, total }, assessmentId, canManage }: FoundProps) {
  const t = useTranslations('candidates.found');
  return (
    <section className="stack-2 found" aria-label={t('title')}>
      <p role="status">
        {t('count', { total })} {total > candidates.length ? t('more', { shown: candidates.length }) : null}
      </p>
      {candidates.length > 0 ? (
        <ul className="plain-list">
          {candidates.map((candidate) => (
            <FoundOne
              key={candidate.attemptId}
              candidate={candidate}
              assessmentId={assessmentId}
              canManage={canManage}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

type FoundOneProps = Readonly<{ candidate: CandidateSummary; assessmentId: string; canManage: boolean }>;

function FoundOne({ candidate, assessmentId, canManage }: FoundOneProps) {
  const states = useTranslations('assessments.states');
  const nameOf = usePersonName();
  const { attemptId, person, reportId, invitationId, status, answered } = candidate;
  const name = nameOf(person);
  const href =
    reportId !== null
      ? `/reports/${reportId}`
      : canManage && invitationId !== null
        ? `/assessments/${assessmentId}/invitations/${attemptId}`
        : null;
  return (
    <li>
      {href === null ? <b>{name}</b> : <Link href={href}>{name}</Link>}{' '}
      <span className="small muted">
        {status === 'inProgress' ? states('opened') : states(status, { answered, total: answered })}
      </span>
    </li>
  );
}

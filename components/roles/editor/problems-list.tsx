'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { DraftProblem, RoleDraft } from '@/lib/job-analysis/types';
import { useProblemWords } from '../words/use-problem-words';
import { problemTarget } from './problem-target';

/** More than these stand behind a button: a new draft of forty steps has a hundred. */
const SHOWN_AT_FIRST = 6;

export const PROBLEMS_TITLE_ID = 'problems-title';

type ProblemsListProps = Readonly<{
  draft: RoleDraft;
  problems: readonly DraftProblem[];
  /** Said instead of the list when nothing is missing. */
  ready: string;
  onGo: (target: Readonly<{ id: string; stepField?: string }>) => void;
}>;

/** What keeps the profile from being published; each entry leads to the place where it is solved. */
export function ProblemsList({ draft, problems, ready, onGo }: ProblemsListProps) {
  const t = useTranslations('roles.problems');
  const words = useProblemWords(draft);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? problems : problems.slice(0, SHOWN_AT_FIRST);
  const hidden = problems.length - shown.length;

  return (
    <section className="stack-2" aria-labelledby={PROBLEMS_TITLE_ID}>
      <h2 id={PROBLEMS_TITLE_ID} tabIndex={-1}>
        {problems.length > 0 ? t('title', { count: problems.length }) : t('none')}
      </h2>
      {problems.length === 0 ? <p className="small">{ready}</p> : null}
      <ul className="problems">
        {shown.map((problem) => {
          const target = problemTarget(problem);
          return (
            <li key={`${problem.code}-${target.id}`}>
              <Icon name="error" small />
              <span>
                {words(problem)}{' '}
                <a
                  href={`#${target.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onGo(target);
                  }}
                >
                  {t('go')}
                </a>
              </span>
            </li>
          );
        })}
      </ul>
      {hidden > 0 ? (
        <p>
          <Button size="tiny" variant="quiet" onClick={() => setShowsAll(true)}>
            {t('showAll', { count: hidden })}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

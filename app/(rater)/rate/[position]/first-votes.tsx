import { getLocale, getTranslations } from 'next-intl/server';
import { formatNumber } from '@/lib/i18n/format';
import { STEP_RATINGS } from '@/lib/job-analysis/rating-agreement';
import type { StepToRate } from '@/lib/services/ratings';
import { anchorWords } from '../anchor-words';

type FirstVotesProps = Readonly<{
  discussion: NonNullable<StepToRate['discussion']>;
  position: number;
}>;

/** How everybody voted before the discussion, without names, and what was said. */
export async function FirstVotes({ discussion: { agreement, note }, position }: FirstVotesProps) {
  const [t, help, anchors, locale] = await Promise.all([
    getTranslations('rate.step'),
    getTranslations('roles.anchorsHelp'),
    anchorWords(),
    getLocale(),
  ]);
  return (
    <section className="first-votes" aria-labelledby={`first-${position}`}>
      <h2 id={`first-${position}`}>{t('spread')}</h2>
      <p className="muted">{t('spreadCaption')}</p>
      {agreement
        ? STEP_RATINGS.map((field) => (
            <div key={field}>
              <h3>{help(`${field}.name`)}</h3>
              <ul className="spread">
                {agreement.cells[field].votes.map((count, value) =>
                  count === 0 ? null : (
                    <li key={anchors[field][value]}>
                      <span className="num">
                        {formatNumber(locale, value)} · {anchors[field][value]}
                      </span>
                      <b className="num">{formatNumber(locale, count)}</b>
                    </li>
                  ),
                )}
              </ul>
            </div>
          ))
        : null}
      {note === '' ? null : <p className="said">{t('said', { note })}</p>}
    </section>
  );
}

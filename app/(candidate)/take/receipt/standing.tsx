import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StateMark, type StateMarkName } from '@/components/ui/state-mark';
import type { OwnRequest } from '@/lib/services/candidate-requests';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import type { OwnStanding } from '@/lib/services/own-report';

type StandingProps = Readonly<{
  view: CandidateView;
  standing: OwnStanding;
  requests: readonly OwnRequest[];
}>;

/** How far things are: sent, read by the employer, requests; and what the employer has written about the decision. */
export async function Standing({ view, standing, requests }: StandingProps) {
  const t = await getTranslations('own.home');
  const { readAt, decision } = standing;
  const answered = requests.filter(({ state }) => state === 'answered').length;
  const waiting = requests.filter(({ kind, state }) => kind !== 'comment' && state !== 'answered').length;
  return (
    <section className="sec" aria-labelledby="status-title">
      <h2 id="status-title">{t('statusTitle')}</h2>
      <ul className="standing">
        {view.submittedAt ? <Line mark="full">{t('sent', { date: view.submittedAt })}</Line> : null}
        {readAt === null ? (
          <Line mark="empty">{t('unread')}</Line>
        ) : (
          <Line mark="full">{t('read', { date: readAt })}</Line>
        )}
        {waiting > 0 ? (
          <Line mark="half">
            <a href="/take/requests">{t('waiting', { count: waiting })}</a>
          </Line>
        ) : null}
        {answered > 0 ? (
          <Line mark="full">
            <a href="/take/requests">{t('answered', { count: answered })}</a>
          </Line>
        ) : null}
      </ul>
      {decision ? (
        <div className="note sky">
          <h3>{t('decisionTitle')}</h3>
          <p className="own-words">{decision.text}</p>
          <p className="small muted">
            {decision.by === null
              ? t('decisionAt', { date: decision.at })
              : t('decisionBy', { name: decision.by, date: decision.at })}
          </p>
        </div>
      ) : null}
    </section>
  );
}

function Line({ mark, children }: Readonly<{ mark: StateMarkName; children: ReactNode }>) {
  return (
    <li>
      <StateMark mark={mark} />
      <span>{children}</span>
    </li>
  );
}

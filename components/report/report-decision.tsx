import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { Disclosure } from '@/components/ui/disclosure';
import { formatDateTime, formatList } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { DecisionView } from '@/lib/services/reports';
import type { StatefulAction } from '@/lib/validation/form-state';
import { DecisionForm } from './decision-form';
import { ReopenForm } from './reopen-form';

export type DecisionActions = Readonly<{
  decide: StatefulAction<{ seq: number }>;
  reopen: StatefulAction<{ seq: number }>;
}>;

type ReportDecisionProps = Readonly<{
  reportId: string;
  /** The oldest first. */
  decisions: readonly DecisionView[];
  /** Whether the reader may decide, on this report. */
  mayWrite: boolean;
  /** A decision is recorded with the newest report. */
  isNewest: boolean;
  viewerName: string;
  locale: Locale;
  actions: DecisionActions;
}>;

/** What a person decided, and why; or the form in which one decides. Nothing is chosen beforehand. */
export function ReportDecision(props: ReportDecisionProps) {
  const { decisions, mayWrite, isNewest, locale } = props;
  const t = useTranslations('decision');
  const last = decisions.at(-1);
  const stands = last?.kind === 'made' ? last : null;
  const past = stands === null ? decisions : decisions.slice(0, -1);
  return (
    <section className="sec" id="decision" aria-labelledby="decision-title">
      <div className="decide">
        <div className="stack-2">
          <h2 id="decision-title">{t('title')}</h2>
          <p>{t('lead')}</p>
          {isNewest ? null : <p>{t('older')}</p>}
        </div>
        {stands === null ? null : <Standing decision={stands} locale={locale} />}
        {mayWrite ? <Write {...props} isDecided={stands !== null} /> : null}
        {past.length > 0 ? <History past={past} locale={locale} /> : null}
      </div>
    </section>
  );
}

type WriteProps = Pick<ReportDecisionProps, 'reportId' | 'decisions' | 'viewerName' | 'actions'> &
  Readonly<{ isDecided: boolean }>;

/** The form that comes next: to decide, or to open a decided case again. */
function Write({ reportId, decisions, viewerName, actions, isDecided }: WriteProps) {
  const t = useTranslations('decision');
  const seen = decisions.length;
  return (
    <ClientMessages namespaces={['decision', 'candidates', 'common', 'errors']}>
      {isDecided ? (
        <div className="no-print">
          <Disclosure summary={t('reopenTitle')}>
            <ReopenForm key={seen} action={actions.reopen} reportId={reportId} seen={seen} />
          </Disclosure>
        </div>
      ) : (
        <DecisionForm
          key={seen}
          action={actions.decide}
          reportId={reportId}
          seen={seen}
          viewerName={viewerName}
        />
      )}
    </ClientMessages>
  );
}

function History({ past, locale }: Readonly<{ past: readonly DecisionView[]; locale: Locale }>) {
  const t = useTranslations('decision');
  return (
    <div className="stack-2">
      <h3>{t('history')}</h3>
      <ol className="plain-list stack">
        {past.map((decision) => (
          <li key={decision.seq}>
            <Past decision={decision} locale={locale} />
          </li>
        ))}
      </ol>
    </div>
  );
}

type Made = Extract<DecisionView, { kind: 'made' }>;

function Standing({ decision, locale }: Readonly<{ decision: Made; locale: Locale }>) {
  const t = useTranslations('decision');
  const choices = useTranslations('candidates.choices');
  return (
    <div className="stack-2">
      <p>
        <span className="muted small">{t('stands')}</span>
        <br />
        <b className="say">{choices(decision.choice)}</b>
      </p>
      <Reasons decision={decision} locale={locale} />
    </div>
  );
}

function Past({ decision, locale }: Readonly<{ decision: DecisionView; locale: Locale }>) {
  const t = useTranslations('decision');
  const choices = useTranslations('candidates.choices');
  if (decision.kind === 'made') {
    return (
      <>
        <b>{t('made', { choice: choices(decision.choice) })}</b>
        <Reasons decision={decision} locale={locale} />
      </>
    );
  }
  return (
    <>
      <b>{t('reopened')}</b>
      <p className="own-words">{decision.reason}</p>
      <By decision={decision} locale={locale} />
    </>
  );
}

function Reasons({ decision, locale }: Readonly<{ decision: Made; locale: Locale }>) {
  const t = useTranslations('decision');
  const grounds = formatList(
    locale,
    decision.grounds.map((ground) => t(`ground.${ground}`)),
  );
  return (
    <>
      <dl className="rests">
        <Row term={t('basedOn')}>{grounds}</Row>
        <Row term={t('own')}>{decision.reason}</Row>
        <Row term={t('told')}>{decision.toCandidate === '' ? t('notTold') : decision.toCandidate}</Row>
      </dl>
      <By decision={decision} locale={locale} />
    </>
  );
}

function Row({ term, children }: Readonly<{ term: string; children: ReactNode }>) {
  return (
    <>
      <dt>{term}</dt>
      <dd className="own-words">{children}</dd>
    </>
  );
}

function By({ decision: { by, at }, locale }: Readonly<{ decision: DecisionView; locale: Locale }>) {
  const t = useTranslations('decision');
  return (
    <p className="small muted num">
      {t('by', { name: by ?? t('unknown'), time: formatDateTime(locale, at) })}
    </p>
  );
}

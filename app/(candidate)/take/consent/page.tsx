import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FocusedSummary } from '@/components/take/focused-summary';
import { HiddenFields } from '@/components/take/hidden-fields';
import { currentCandidate } from '@/lib/auth/candidate-session';
import type { Consent } from '@/lib/content/schemas/consent';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { consentTexts } from '../consent-texts';
import { enter } from '../enter';
import { Shell } from '../shell';

const PATH = '/take/consent';
const BOX_ID = 'agree';

type ConsentPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata({ searchParams }: ConsentPageProps): Promise<Metadata> {
  const [consent, take, found] = await Promise.all([
    getTranslations('consent'),
    getTranslations('take'),
    currentCandidate(),
  ]);
  const organization = found.session === 'none' ? '' : found.view.organizationName;
  const title = consent('pageTitle', { organization });
  return { title: (await searchParams)['error'] ? take('errorPrefix', { title }) : title };
}

/** Everything a candidate must know before deciding, element by element; nothing is ticked beforehand. */
export default async function ConsentPage({ searchParams }: ConsentPageProps) {
  const entry = await enter(PATH, ['consent']);
  if (!entry.open) return entry.page;
  const { view } = entry;
  const [t, locale, { error }] = await Promise.all([getTranslations('take'), getLocale(), searchParams]);
  const texts = consentTexts(view, locale);
  const problem = error === 'missing' ? texts.agreement.missing : null;
  const failure = error === undefined || problem ? null : t('closed.errorText');

  return (
    <Shell view={view} path={PATH}>
      <div className="stack intro">
        {problem ? <ConsentProblem message={problem} /> : null}
        {failure ? <FocusedSummary title={t('closed.errorTitle')} message={failure} /> : null}
        <h1>{texts.title}</h1>
        <p>{texts.introduction}</p>
        {view.refused ? <p className="note sky">{t('consentAgain')}</p> : null}
      </div>
      {texts.sections.map(({ element, heading, paragraphs }) => (
        <section className="consent-part" key={element}>
          <h2>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <ConsentForm view={view} texts={texts} problem={problem} />
    </Shell>
  );
}

async function ConsentProblem({ message }: Readonly<{ message: string }>) {
  const t = await getTranslations('consent');
  return <FocusedSummary title={t('errorTitle')} message={message} fieldId={BOX_ID} />;
}

type ConsentFormProps = Readonly<{ view: CandidateView; texts: Consent; problem: string | null }>;

async function ConsentForm({ view, texts, problem }: ConsentFormProps) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('consent')]);
  return (
    <section className="sec">
      <form method="post" action="/api/take/consent" noValidate className="stack">
        <HiddenFields fields={{ attemptRef: view.ref, locale, consentVersion: view.consentVersion }} />
        {problem ? (
          <p className="err" id="agree-error">
            {problem}
          </p>
        ) : null}
        <label className="opt agree">
          <input
            type="checkbox"
            id={BOX_ID}
            name="agree"
            value="yes"
            autoComplete="off"
            aria-describedby={problem ? 'agree-error' : undefined}
            aria-invalid={problem ? true : undefined}
          />
          <span>{texts.agreement.statement}</span>
        </label>
        <div className="cand-go">
          <button className="btn primary tall" type="submit">
            {texts.agreement.button}
          </button>
          <a className="linkish" href="/take/refuse">
            {texts.refusal.link}
          </a>
        </div>
      </form>
      <p className="small muted">
        {t('versionLine', { version: texts.version, date: new Date(`${texts.text.date}T12:00:00Z`) })}
      </p>
    </section>
  );
}

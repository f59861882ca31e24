import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { Narratives } from '@/lib/content/schemas/narratives';
import { formatDate, formatDateTime, formatNumber } from '@/lib/i18n/format';
import { LOCALE_TAGS, type Locale } from '@/lib/i18n/locales';
import type { ProfileAgreement, ProfileBasis } from '@/lib/job-analysis/types';
import type { ReportModel } from '@/lib/report/types';

type Words = ReturnType<typeof useTranslations<'report.basis'>>;

type ReportBasisProps = Readonly<{
  model: ReportModel;
  locale: Locale;
  /** Language in which the candidate answered. */
  answeredIn: string;
  profilePublishedAt: Date;
  computedAt: Date;
  resultHash: string;
  textStatus: Narratives['text']['status'];
}>;

const HASH_SHOWN = 8;

/** The beginning of a hash in two groups, enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, HASH_SHOWN / 2)} ${hash.slice(HASH_SHOWN / 2, HASH_SHOWN)}`;
}

/** Everything that the numbers rest on, by version; a profile with one rater carries its badge. */
export function ReportBasis(props: ReportBasisProps) {
  const { model, locale, answeredIn, profilePublishedAt, computedAt, resultHash, textStatus } = props;
  const t = useTranslations('report.basis');
  const { versions, basis } = model;
  const { profile, questionnaire, norm } = versions;
  const normName = `${norm.key}-v${norm.version}`;
  const language =
    new Intl.DisplayNames(LOCALE_TAGS[locale], { type: 'language' }).of(answeredIn) ?? answeredIn;
  return (
    <section className="stack" aria-labelledby="basis-title">
      <h2 id="basis-title">{t('title')}</h2>
      <dl className="rests">
        <Row term={t('profile')}>
          {t('profileText', { version: profile.version, date: formatDate(locale, profilePublishedAt) })}{' '}
          <code>{shortHash(profile.contentHash)}</code>
        </Row>
        <Row term={t('raters')}>
          <Raters basis={basis} t={t} locale={locale} />
        </Row>
        <Row term={t('observed')}>
          {basis.observedHours > 0
            ? t('observedText', { hours: formatNumber(locale, basis.observedHours, 1) })
            : t('notObserved')}
        </Row>
        <Row term={t('questionnaire')}>
          {t('questionnaireText', {
            key: questionnaire.key,
            version: questionnaire.version,
            count: model.quality.administered,
            language,
          })}
        </Row>
        <Row term={t('norm')}>
          {norm.people === 0
            ? t('normPlanning', { norm: normName })
            : t('normPeople', { norm: normName, people: norm.people })}
        </Row>
        <Row term={t('scoring')}>{t('scoringText', { version: versions.scoring })}</Row>
        <Row term={t('texts')}>
          {textStatus === 'author'
            ? t('textsAuthor', { version: versions.narratives })
            : t('textsReviewed', { version: versions.narratives })}
        </Row>
        <Row term={t('evidence')}>{t('evidenceText')}</Row>
        <Row term={t('computed')}>
          {t('computedText', { time: formatDateTime(locale, computedAt) })}{' '}
          <code title={t('hash')}>{shortHash(resultHash)}</code>
        </Row>
      </dl>
    </section>
  );
}

function Row({ term, children }: Readonly<{ term: string; children: ReactNode }>) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Raters({ basis, t, locale }: Readonly<{ basis: ProfileBasis; t: Words; locale: Locale }>) {
  const [from = '', to = ''] = [basis.firstRatedAt, basis.lastRatedAt].map((at) =>
    formatDate(locale, new Date(at)),
  );
  const when = from === to ? t('ratedOn', { date: from }) : t('ratedBetween', { from, to });
  return (
    <>
      {basis.raterCount === 1 ? (
        <Badge tone="sun" icon="warning">
          {t('oneRater')}
        </Badge>
      ) : (
        t('ratersText', { count: basis.raterCount })
      )}{' '}
      <span className="muted small">{when}</span>
      {basis.agreement ? <Agreement agreement={basis.agreement} t={t} locale={locale} /> : null}
    </>
  );
}

type AgreementProps = Readonly<{ agreement: ProfileAgreement; t: Words; locale: Locale }>;

/** The quality of the job analysis: whether the raters can carry it, and what it says in numbers. */
function Agreement({ agreement: { icc2k, stepsRated, stepsDivided, passed }, t, locale }: AgreementProps) {
  return (
    <>
      <br />
      {passed ? (
        t('agreementPassed')
      ) : (
        <Badge tone="sun" icon="warning">
          {t('agreementNotPassed')}
        </Badge>
      )}{' '}
      <span className="muted small">
        {icc2k === null ? t('iccNone') : t('icc', { value: formatNumber(locale, icc2k, 2) })}{' '}
        {t('divided', { divided: stepsDivided, rated: stepsRated })}
      </span>
    </>
  );
}

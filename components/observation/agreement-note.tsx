import { useLocale, useTranslations } from 'next-intl';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import type { PairedAgreement } from '@/lib/job-analysis/observation-summary';

const PER_CENT = 100;
const ICC_DECIMALS = 2;

/** Whether counts depend on who counts. */
export function AgreementNote({ agreement }: Readonly<{ agreement: PairedAgreement | null }>) {
  const t = useTranslations('observation.agreement');
  const locale = useLocale();
  return (
    <section className="sec" aria-labelledby="observer-agreement">
      <h2 id="observer-agreement">{t('title')}</h2>
      {agreement === null || agreement.pairs === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <p>
          {t('share', {
            pairs: agreement.pairs,
            sessions: agreement.sessions,
            share: formatPercent(locale, agreement.share * PER_CENT),
          })}{' '}
          {agreement.icc.value === null
            ? t('iccNone')
            : t('icc', { value: formatNumber(locale, agreement.icc.value, ICC_DECIMALS) })}{' '}
          {t(agreement.missing ?? 'passed')}
        </p>
      )}
    </section>
  );
}

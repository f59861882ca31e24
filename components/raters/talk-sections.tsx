import { getLocale, getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';
import { formatNumber } from '@/lib/i18n/format';
import { rankedDisagreements } from '@/lib/job-analysis/rating-agreement';
import type { RaterPanel } from '@/lib/services/rater-panel';
import { raterName } from './rater-name';

const SHOWN = 10;

type DisagreementProps = Readonly<{ jobRoleId: string; panel: RaterPanel }>;

/** The steps that divide the raters most, which are worth a discussion. */
export async function DisagreementSection({ jobRoleId, panel }: DisagreementProps) {
  const [t, locale] = await Promise.all([getTranslations('raters.disagreements'), getLocale()]);
  const { agreement } = panel.quality;
  if (agreement.raters < 2) return null;
  const ranked = rankedDisagreements(agreement).slice(0, SHOWN);
  const titles = new Map(panel.steps.map(({ id, title }, index) => [id, `${index + 1}. ${title}`]));
  return (
    <section className="sec" aria-labelledby="disagreements-title">
      <h2 id="disagreements-title">{t('title')}</h2>
      {ranked.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <>
          <p>{t('lead')}</p>
          <ol className="chain">
            {ranked.map(({ stepId, spread }) => (
              <li key={stepId}>
                <span>{titles.get(stepId)}</span>
                <span className="sh">{t('spread', { value: formatNumber(locale, spread, 1) })}</span>
              </li>
            ))}
          </ol>
          <p>
            <LinkButton href={`/roles/${jobRoleId}/consensus`}>{t('go')}</LinkButton>
          </p>
        </>
      )}
    </section>
  );
}

/** Raters to talk with, and why; never a reason to leave anybody out. */
export async function ScreeningSection({ panel }: Readonly<{ panel: RaterPanel }>) {
  const [t, list] = await Promise.all([getTranslations('raters.screening'), getTranslations('raters.list')]);
  if (panel.quality.agreement.raters < 2) return null;
  const flagged = panel.raters.filter(({ flags }) => flags.length > 0);
  return (
    <section className="sec" aria-labelledby="screening-title">
      <h2 id="screening-title">{t('title')}</h2>
      {flagged.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <>
          <p>{t('lead')}</p>
          <ul className="gates">
            {flagged.map((rater) => (
              <li key={rater.raterId}>
                <b>{raterName(rater, (values) => list('unnamed', values))}</b>
                <span>{rater.flags.map((flag) => t(`flags.${flag}`)).join(' ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { ScaleIcon } from '@/components/ui/scale-icon';
import { ScrollBox } from '@/components/ui/scroll-box';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatNumber } from '@/lib/i18n/format';
import { ratedSteps } from '@/lib/job-analysis/profile-document';
import type { ProfileStep, RatedStep, RoleProfileDocument } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';

const COLUMNS = 11;
const MEAN_DECIMALS = 1;

/** The steps of a published profile with the ratings that made its weights. */
export function ProfileSteps({ document }: Readonly<{ document: RoleProfileDocument }>) {
  const t = useTranslations('roles.version');
  const names = useTranslations('scales.names');
  const rated = ratedSteps(document);
  return (
    <section className="sec" aria-labelledby="profile-steps">
      <h2 id="profile-steps">{t('steps')}</h2>
      <ScrollBox label={t('steps')}>
        <table className="tbl tight profile-steps">
          <caption className="vh">{t('steps')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('notices')}</th>
              <th scope="col" className="n">
                {t('frequency')}
              </th>
              <th scope="col" className="n">
                {t('loss')}
              </th>
              <th scope="col" className="n">
                {t('gain')}
              </th>
              {SCALE_KEYS.map((scale) => (
                <th key={scale} scope="col" className="n">
                  <ScaleIcon scale={scale} small />
                  <VisuallyHidden>{names(scale)}</VisuallyHidden>
                </th>
              ))}
            </tr>
          </thead>
          {document.stages.map((stage, index) => (
            <tbody key={stage.id}>
              <tr>
                <th scope="rowgroup" colSpan={COLUMNS}>{`${index + 1}. ${stage.title}`}</th>
              </tr>
              {document.steps.map((step, at) =>
                step.stageId === stage.id ? <StepRow key={step.id} step={step} rated={rated[at]} /> : null,
              )}
            </tbody>
          ))}
        </table>
      </ScrollBox>
    </section>
  );
}

function StepRow({ step, rated }: Readonly<{ step: ProfileStep; rated: RatedStep | undefined }>) {
  const t = useTranslations('roles');
  const locale = useLocale();
  const mean = (value: number | undefined) =>
    value === undefined ? '–' : formatNumber(locale, value, Number.isInteger(value) ? 0 : MEAN_DECIMALS);
  return (
    <tr>
      <th scope="row" className="plain">
        {step.title}
        <span className="muted">{` · ${t(`kinds.${step.kind}`)} · ${t(`contacts.${step.contact}`)}`}</span>
        {step.observed ? (
          <span className="muted">
            {' '}
            {t('version.observed', {
              events: step.observed.events,
              hours: formatNumber(locale, step.observed.hours, 1),
            })}
          </span>
        ) : null}
      </th>
      <td>{step.customerNotices}</td>
      <td className="n">{mean(rated?.frequency)}</td>
      <td className="n">{mean(rated?.loss)}</td>
      <td className="n">{mean(rated?.gain)}</td>
      {SCALE_KEYS.map((scale, index) => (
        <td key={scale} className="n">
          {mean(rated?.relevance[index])}
        </td>
      ))}
    </tr>
  );
}

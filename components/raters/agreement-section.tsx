import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import {
  type CellAgreement,
  type RatingReliability,
  STEP_RATINGS,
} from '@/lib/job-analysis/rating-agreement';
import type { RaterPanel } from '@/lib/services/rater-panel';

const LEAST_RELIABILITY = 0.7;
const DIGITS = 2;

/** Reliability of the mean rating, then agreement step by step. */
export async function AgreementSection({ panel }: Readonly<{ panel: RaterPanel }>) {
  const t = await getTranslations('raters.agreement');
  const { agreement } = panel.quality;
  if (agreement.raters < 2) {
    return (
      <section className="sec" aria-labelledby="agreement-title">
        <h2 id="agreement-title">{t('title')}</h2>
        <p className="muted">{t('none2')}</p>
      </section>
    );
  }
  return (
    <section className="sec" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{t('title')}</h2>
      <p>{t('lead', { count: agreement.commonSteps })}</p>
      <Table
        caption={t('iccCaption')}
        head={
          <tr>
            <th scope="col">{t('rating')}</th>
            <th scope="col" className="n">
              {t('icc')}
            </th>
            <th scope="col" className="n">
              {t('interval')}
            </th>
            <th scope="col">{t('needed')}</th>
          </tr>
        }
      >
        {agreement.reliability.map((reliability) => (
          <ReliabilityRow key={reliability.field} reliability={reliability} />
        ))}
      </Table>
      <Disclosure summary={t('stepsTitle')}>
        <p className="small muted">{t('limits')}</p>
        <StepTable panel={panel} />
      </Disclosure>
    </section>
  );
}

async function ReliabilityRow({ reliability }: Readonly<{ reliability: RatingReliability }>) {
  const [t, fields, locale] = await Promise.all([
    getTranslations('raters.agreement'),
    getTranslations('raters.fields'),
    getLocale(),
  ]);
  const { field, icc, ratersNeeded } = reliability;
  const needed =
    icc.value === null
      ? ''
      : icc.value >= LEAST_RELIABILITY
        ? t('enough')
        : ratersNeeded === null
          ? t('neverEnough')
          : formatNumber(locale, ratersNeeded);
  return (
    <tr>
      <th scope="row">{fields(field)}</th>
      <td className="n">{icc.value === null ? t('none') : formatNumber(locale, icc.value, DIGITS)}</td>
      <td className="n">
        {icc.interval ? icc.interval.map((limit) => formatNumber(locale, limit, DIGITS)).join(' … ') : ''}
      </td>
      <td>{needed}</td>
    </tr>
  );
}

async function StepTable({ panel }: Readonly<{ panel: RaterPanel }>) {
  const [t, fields, locale] = await Promise.all([
    getTranslations('raters.agreement'),
    getTranslations('raters.fields'),
    getLocale(),
  ]);
  const titles = new Map(panel.steps.map(({ id, title }, index) => [id, `${index + 1}. ${title}`]));
  return (
    <Table
      caption={t('stepsCaption')}
      variant="tight"
      head={
        <tr>
          <th scope="col">{t('step')}</th>
          <th scope="col" className="n">
            {t('raters')}
          </th>
          {STEP_RATINGS.map((field) => (
            <th key={field} scope="col">
              {fields(field)}
            </th>
          ))}
        </tr>
      }
    >
      {panel.quality.agreement.steps.map(({ stepId, raters, cells }) => (
        <tr key={stepId}>
          <th scope="row">{titles.get(stepId)}</th>
          <td className="n">{formatNumber(locale, raters)}</td>
          {STEP_RATINGS.map((field) => (
            <td key={field} className="num">
              <Cell cell={cells[field]} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

async function Cell({ cell }: Readonly<{ cell: CellAgreement }>) {
  const [t, locale] = await Promise.all([getTranslations('raters.agreement'), getLocale()]);
  if (cell.rwg === null || cell.deviation.value === null) return t('cellNone');
  const words = t('cell', {
    rwg: formatNumber(locale, cell.rwg, DIGITS),
    ad: formatNumber(locale, cell.deviation.value, DIGITS),
  });
  return cell.agrees === false ? (
    <>
      {words} <Badge tone="sun">{t('divided')}</Badge>
    </>
  ) : (
    words
  );
}

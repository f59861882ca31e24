import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import { SelectField } from '@/components/forms/select-field';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import { SCALE_KEYS } from '@/lib/scales';
import type { PerScale } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';

const PER_CENT = 100;

type LevelsProps = Readonly<{ page: RoleWeights; weights: PerScale<number>; templateKey: string | null }>;

/** The same weights on three levels with the differences; nothing here is taken over. */
export function LevelsSection({ page, weights, templateKey }: LevelsProps) {
  const t = useTranslations('roleWeights.levels');
  const { industry, organization } = page.levels;
  return (
    <section className="sec" aria-labelledby="levels-title">
      <h2 id="levels-title">{t('title')}</h2>
      <p className="muted">{t('intro')}</p>
      <TemplateChoice page={page} templateKey={templateKey} />
      {industry ? null : <p>{t('noIndustry')}</p>}
      {organization ? null : <p>{t('noOrganization')}</p>}
      <LevelsTable page={page} weights={weights} />
    </section>
  );
}

function TemplateChoice({ page, templateKey }: Omit<LevelsProps, 'weights'>) {
  const t = useTranslations('roleWeights.levels');
  const locale = useLocale();
  return (
    <form className="actions" method="get">
      {page.assessmentId === null ? null : <input type="hidden" name="people" value={page.assessmentId} />}
      <SelectField
        id="template"
        label={t('template')}
        defaultValue={templateKey ?? ''}
        options={[
          { value: '', label: t('anyTemplate') },
          ...page.templates.map(({ key, titles }) => ({ value: key, label: titles[locale] })),
        ]}
      />
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}

function LevelsTable({ page, weights }: Omit<LevelsProps, 'templateKey'>) {
  const t = useTranslations('roleWeights.levels');
  const names = useTranslations('scales.names');
  const alpha = useTranslations('roles.alpha');
  const locale = useLocale();
  const { industry, organization } = page.levels;
  const percent = (value: number) => formatPercent(locale, PER_CENT * value);
  const gap = (scale: number, other: PerScale<number>) => {
    const points = Math.round(PER_CENT * ((weights[scale] ?? 0) - (other[scale] ?? 0)));
    return points > 0 ? `+${formatNumber(locale, points)}` : formatNumber(locale, points);
  };
  return (
    <Table
      caption={t('title')}
      head={
        <tr>
          <th scope="col">{alpha('scale')}</th>
          {industry ? (
            <th scope="col" className="n">
              {t('industry', { count: industry.count })}
            </th>
          ) : null}
          {organization ? (
            <th scope="col" className="n">
              {t('organization', { count: organization.count })}
            </th>
          ) : null}
          <th scope="col" className="n">
            {t('role')}
          </th>
          {organization ? (
            <th scope="col" className="n">
              {t('toOrganization')}
            </th>
          ) : null}
          {industry ? (
            <th scope="col" className="n">
              {t('toIndustry')}
            </th>
          ) : null}
        </tr>
      }
    >
      {SCALE_KEYS.map((scale, index) => (
        <tr key={scale}>
          <th scope="row">{names(scale)}</th>
          {industry ? <td className="n">{percent(industry.weights[index] ?? 0)}</td> : null}
          {organization ? <td className="n">{percent(organization.weights[index] ?? 0)}</td> : null}
          <td className="n">
            <b>{percent(weights[index] ?? 0)}</b>
          </td>
          {organization ? <td className="n">{gap(index, organization.weights)}</td> : null}
          {industry ? <td className="n">{gap(index, industry.weights)}</td> : null}
        </tr>
      ))}
    </Table>
  );
}

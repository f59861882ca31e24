import { useTranslations } from 'next-intl';
import { FitIntervalBar } from '@/components/charts/fit-interval-bar';
import { HeadRow } from '@/components/ui/head-row';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatNumber, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { shownT } from '@/lib/report/shown-numbers';
import { SCALE_KEYS } from '@/lib/scales';
import type { Dashboard, DashboardGroup } from '@/lib/services/dashboards';

type GroupsProps = Pick<Dashboard, 'groups' | 'provisional'> & Readonly<{ locale: Locale }>;

/** Mean fit and mean scores of each assessment; which groups are withheld, and why. */
export function GroupsSection({ groups, provisional, locale }: GroupsProps) {
  const t = useTranslations('dashboard.overview.groups');
  const norm = useTranslations('assessments.norm');
  const isAnyShown = groups.some(({ result }) => result !== null);
  return (
    <section className="sec" aria-labelledby="groups-title">
      <h2 id="groups-title">{t('title')}</h2>
      {provisional.map((name) => (
        <Notice key={name} tone="sun" title={norm('title')} headingLevel={3}>
          {norm('body', { norm: name })}
        </Notice>
      ))}
      {isAnyShown ? (
        <>
          <GroupTable groups={groups} locale={locale} />
          <p className="small muted">{t('caption')}</p>
        </>
      ) : (
        <p>{t('none')}</p>
      )}
      <p className="small muted">{t('why')}</p>
    </section>
  );
}

function GroupTable({ groups, locale }: Pick<GroupsProps, 'groups' | 'locale'>) {
  const t = useTranslations('dashboard.overview');
  const scales = useTranslations('scales.shortNames');
  return (
    <Table
      caption={t('groups.table')}
      variant="tight"
      head={
        <HeadRow
          columns={[
            { label: t('assessment') },
            { label: t('groups.handedIn'), isNumber: true },
            { label: t('groups.counted'), isNumber: true },
            { label: t('groups.fit') },
            ...SCALE_KEYS.map((key) => ({ label: scales(key), isNumber: true })),
          ]}
        />
      }
    >
      {groups.map((group) => (
        <GroupRow key={group.assessmentId} group={group} locale={locale} />
      ))}
    </Table>
  );
}

function GroupRow({
  group: { assessmentId, name, handedIn, result },
  locale,
}: Readonly<{ group: DashboardGroup; locale: Locale }>) {
  const t = useTranslations('dashboard.overview.groups');
  if (result === null) {
    return (
      <tr>
        <th scope="row">
          <Link href={`/assessments/${assessmentId}`}>{name}</Link>
        </th>
        <td className="n">{formatNumber(locale, handedIn)}</td>
        <td className="muted" colSpan={SCALE_KEYS.length + 2}>
          {t('withheld')}
        </td>
      </tr>
    );
  }
  const { n, fit, scales } = result;
  const [low, high] = fit.interval90;
  return (
    <tr>
      <th scope="row">
        <Link href={`/assessments/${assessmentId}`}>{name}</Link>
      </th>
      <td className="n">{formatNumber(locale, handedIn)}</td>
      <td className="n">{formatNumber(locale, n)}</td>
      <td className="group-fit">
        <FitIntervalBar fit={fit.mean} low={low} high={high} />
        <span className="num">
          <b>{formatNumber(locale, fit.mean)}</b> {formatRange(locale, low, high)}
        </span>
      </td>
      {scales.map((scale, index) => (
        <td key={SCALE_KEYS[index]} className="n">
          {scale === null ? (
            '–'
          ) : (
            <>
              {formatNumber(locale, shownT(scale.mean))}
              <br />
              <span className="muted">
                {formatRange(locale, shownT(scale.interval90[0]), shownT(scale.interval90[1]))}
              </span>
            </>
          )}
        </td>
      ))}
    </tr>
  );
}

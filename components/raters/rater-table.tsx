import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { Badge } from '@/components/ui/badge';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { RaterLine, RaterPanel } from '@/lib/services/rater-panel';
import type { StatefulAction } from '@/lib/validation/form-state';
import { raterName } from './rater-name';

type RaterTableProps = Readonly<{ jobRoleId: string; panel: RaterPanel; switchAction: StatefulAction }>;

/** Who is how far. What somebody has entered shows only after it was handed in. */
export async function RaterTable({ jobRoleId, panel, switchAction }: RaterTableProps) {
  const t = await getTranslations('raters.list');
  return (
    <section className="sec" aria-labelledby="raters-title">
      <h2 id="raters-title">{t('title')}</h2>
      <Table
        caption={t('caption')}
        variant="people"
        head={
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('site')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className="n">
              {t('rated')}
            </th>
            <th scope="col">{t('counts')}</th>
            <th scope="col">
              <span className="vh">{t('manage')}</span>
            </th>
          </tr>
        }
      >
        {panel.raters.map((rater) => (
          <Row
            key={rater.raterId}
            jobRoleId={jobRoleId}
            rater={rater}
            total={panel.steps.length}
            readOnly={panel.archived}
            switchAction={switchAction}
          />
        ))}
      </Table>
    </section>
  );
}

type RowProps = Readonly<{
  jobRoleId: string;
  rater: RaterLine;
  total: number;
  readOnly: boolean;
  switchAction: StatefulAction;
}>;

async function Row(props: RowProps) {
  const { rater, total } = props;
  const [t, raters, locale] = await Promise.all([
    getTranslations('raters.list'),
    getTranslations('raters'),
    getLocale(),
  ]);
  const { state, active, submittedAt } = rater;
  const name = raterName(rater, (values) => t('unnamed', values));
  const number = t('unnamed', { number: rater.number });
  const date = submittedAt ? formatDate(locale, submittedAt) : '';
  return (
    <tr>
      <th scope="row">
        {name}
        {name === number ? null : <span className="small muted"> {number}</span>}
      </th>
      <td data-label={t('kind')}>{raters(`kinds.${rater.kind}`)}</td>
      <td data-label={t('site')}>{rater.site}</td>
      <td data-label={t('state')}>{raters(`states.${state}`, { date })}</td>
      <td data-label={t('rated')} className="n">
        {state === 'revoked' ? '' : t('ratedOf', { rated: rater.rated, total })}
      </td>
      <td data-label={t('counts')}>
        <Badge tone={rater.counted ? 'plain' : 'muted'} mark={rater.counted ? 'full' : 'empty'}>
          {t(active ? (rater.counted ? 'counted' : 'notYet') : 'off')}
        </Badge>
      </td>
      <td className="act">
        <div className="row-acts">
          <Switch {...props} name={name} />
          <Manage {...props} name={name} />
        </div>
      </td>
    </tr>
  );
}

type ActProps = RowProps & Readonly<{ name: string }>;

async function Switch({ rater, readOnly, switchAction, name }: ActProps) {
  const [t, manage] = await Promise.all([getTranslations('raters.list'), getTranslations('raters.manage')]);
  const { raterId, active, counted } = rater;
  if (readOnly || (active && !counted)) return null;
  return (
    <OneButtonForm
      id={`switch-${raterId}`}
      action={switchAction}
      fields={{ raterId, active: active ? 'no' : 'yes' }}
      label={t(active ? 'switchOff' : 'switchOn')}
      name={t(active ? 'switchOffOf' : 'switchOnOf', { name })}
      pendingLabel={manage('working')}
      size="tiny"
    />
  );
}

async function Manage({ jobRoleId, rater, readOnly, name }: ActProps) {
  const t = await getTranslations('raters.list');
  if (rater.state === 'revoked' || (readOnly && rater.state === 'own')) return null;
  return (
    <Link href={`/roles/${jobRoleId}/raters/${rater.raterId}`}>
      <span aria-hidden="true">{t('manage')}</span>
      <span className="vh">{t('manageOf', { name })}</span>
    </Link>
  );
}

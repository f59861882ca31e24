import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { MendingForm } from '@/components/roles/authority/mending-form';
import { RoleFrame } from '@/components/roles/role-frame';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import {
  CONDITION_KINDS,
  type ConditionKind,
  type JobCondition,
  NOTHING_PLANNED,
} from '@/lib/job-analysis/job-side';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import { loadAuthority } from '../authority/authority-data';
import { saveConditionAction } from './actions';

type ConditionsPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string }> }>;

const PER_CENT = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authority.conditions'))('metaTitle') };
}

/** What the organisation brings to the job, what is missing, and who sees to it. */
export default async function ConditionsPage({ params }: ConditionsPageProps) {
  const { view, steps, side } = await loadAuthority(await params);
  const { jobRoleId, draft, archived } = view;
  const [t, words] = await Promise.all([
    getTranslations('authority.conditions'),
    getTranslations('sideWords.conditions'),
  ]);
  const open = side.conditions.filter(({ missing, state }) => missing !== '' && state === 'open').length;
  const base = `/roles/${jobRoleId}`;
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={draft.title} part="conditions">
      <PageHead
        title={t('title')}
        facts={side.conditions.length === 0 ? [draft.title] : [draft.title, t('openCount', { count: open })]}
        actions={<LinkButton href={`${base}/authority`}>{t('toAuthority')}</LinkButton>}
      />
      <p>{t('lead')}</p>
      <ClientMessages namespaces={['common', 'errors', 'authority', 'sideWords']}>
        {CONDITION_KINDS.map((kind) => {
          const condition = side.conditions.find((one) => one.kind === kind);
          return (
            <section key={kind} className="sec stack" aria-labelledby={kind}>
              <h2 id={kind}>{words(kind)}</h2>
              {kind === 'pay' ? <RoleCriticality steps={steps} /> : null}
              {archived ? (
                <Written condition={condition} />
              ) : (
                <ConditionForm jobRoleId={jobRoleId} kind={kind} condition={condition} />
              )}
            </section>
          );
        })}
      </ClientMessages>
    </RoleFrame>
  );
}

type ConditionProps = Readonly<{ condition: JobCondition | undefined }>;

async function ConditionForm(props: ConditionProps & Readonly<{ jobRoleId: string; kind: ConditionKind }>) {
  const { jobRoleId, kind } = props;
  const condition = props.condition ?? { present: '', missing: '', ...NOTHING_PLANNED };
  const t = await getTranslations('authority.conditions');
  const present = { name: 'present', value: condition.present };
  return (
    <MendingForm
      action={saveConditionAction}
      idPrefix={`${kind}-`}
      place={{ jobRoleId, kind }}
      texts={[
        kind === 'pay'
          ? { ...present, label: t('payBand'), hint: t('payHint') }
          : { ...present, label: t('present') },
        { name: 'missing', label: t('missing'), value: condition.missing },
      ]}
      owner={condition.owner}
      dueOn={condition.dueOn ?? ''}
      state={condition.state}
    />
  );
}

async function Written({ condition }: ConditionProps) {
  const [t, words] = await Promise.all([
    getTranslations('authority.conditions'),
    getTranslations('sideWords'),
  ]);
  if (condition === undefined) return <p className="muted">{words('nothing')}</p>;
  return (
    <dl className="rests">
      <dt>{t('present')}</dt>
      <dd>{condition.present || words('nothing')}</dd>
      <dt>{t('missing')}</dt>
      <dd>{condition.missing || words('nothing')}</dd>
    </dl>
  );
}

/** The pay stands beside what is at stake in the work. */
async function RoleCriticality({ steps }: Readonly<{ steps: readonly MappedStep[] }>) {
  const [t, locale] = await Promise.all([getTranslations('authority.conditions'), getLocale()]);
  const known = steps.flatMap(({ criticality }) => criticality ?? []);
  if (known.length === 0) return <p className="muted">{t('criticalityNone')}</p>;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return (
    <Notice title={t('criticality')} headingLevel={3}>
      {t('criticalityText', {
        mean: formatNumber(locale, mean * PER_CENT),
        highest: formatNumber(locale, Math.max(...known) * PER_CENT),
      })}
    </Notice>
  );
}

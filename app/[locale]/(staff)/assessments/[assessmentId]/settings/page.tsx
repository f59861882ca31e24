import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { ChangeAssessmentForm } from '@/components/assessments/change-assessment-form';
import { PinnedVersions } from '@/components/assessments/pinned-versions';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { Notice } from '@/components/ui/notice';
import { requirePageActor } from '@/lib/auth/viewer';
import { formatList } from '@/lib/i18n/format';
import { LOCALE_NAMES } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { type AssessmentSettings, getAssessmentSettings } from '@/lib/services/assessment-settings';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { changeAssessmentAction } from './actions';

type SettingsPageProps = Readonly<{ params: Promise<{ assessmentId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations.settings');
  return { title: t('title') };
}

/** What an assessment was given: what may still change, and what stays. */
export default async function AssessmentSettingsPage({ params }: SettingsPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const settings = await orNotFound(getAssessmentSettings(actor, { assessmentId }));
  const [t, nav] = await Promise.all([getTranslations('invitations.settings'), getTranslations('nav')]);
  const path = `/assessments/${assessmentId}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: settings.name, href: path },
      ]}
    >
      <PageHead title={t('title')} />
      <div className="assessment-settings">
        <section className="stack" aria-labelledby="change-title">
          <h2 id="change-title">{t('changeTitle')}</h2>
          {settings.open ? (
            <Change settings={settings} backHref={path} />
          ) : (
            <Notice headingLevel={3}>{t('closed')}</Notice>
          )}
        </section>
        <section className="stack" aria-labelledby="fixed-title">
          <h2 id="fixed-title">{t('fixedTitle')}</h2>
          <p>{t('fixedBody')}</p>
          <Fixed settings={settings} />
        </section>
        <PinnedVersions
          pins={settings.pins}
          statements={settings.statements}
          profile={<Profile {...settings.job} />}
        />
      </div>
    </Page>
  );
}

function Change({ settings, backHref }: Readonly<{ settings: AssessmentSettings; backHref: string }>) {
  const { id, name, opensOn, closesOn, reminderDays, opensOnMovable, underWay } = settings;
  return (
    <ClientMessages namespaces={['assessments', 'invitations', 'common', 'errors']}>
      <ChangeAssessmentForm
        action={changeAssessmentAction}
        assessmentId={id}
        backHref={backHref}
        initial={{
          name,
          opensOn: opensOn ?? '',
          closesOn: closesOn ?? '',
          reminderDays: reminderDays.join(','),
        }}
        opensOnMovable={opensOnMovable}
        underWay={underWay}
      />
    </ClientMessages>
  );
}

async function Fixed({ settings }: Readonly<{ settings: AssessmentSettings }>) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('invitations.fields')]);
  const { locales, blind, candidateReport, retention, retentionReason } = settings;
  const rows = [
    [
      t('languages'),
      formatList(
        locale,
        locales.map((each) => LOCALE_NAMES[each]),
      ),
    ],
    [t('candidateReport'), t(`candidateReports.${candidateReport}`)],
    [t('blind'), t(blind ? 'yes' : 'no')],
    [t('activeFact'), t('months', { count: retention.activeMonths })],
    [t('totalFact'), t('months', { count: retention.totalMonths })],
    ...(retentionReason === null ? [] : [[t('retentionReason'), retentionReason] as const]),
  ] as const;
  return (
    <dl className="rests">
      {rows.map(([term, value]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

async function Profile({ title, jobRoleId, version }: AssessmentSettings['job']) {
  const t = await getTranslations('assessments');
  return <Link href={`/roles/${jobRoleId}/versions/${version}`}>{t('jobVersion', { title, version })}</Link>;
}

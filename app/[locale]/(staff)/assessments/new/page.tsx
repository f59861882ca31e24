import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { NewAssessmentForm } from '@/components/assessments/new-assessment-form';
import { PinnedVersions } from '@/components/assessments/pinned-versions';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageActor } from '@/lib/auth/viewer';
import { formatDate } from '@/lib/i18n/format';
import { LOCALES } from '@/lib/i18n/locales';
import { getAssessmentDefaults } from '@/lib/services/assessment-settings';
import { listProfileChoices } from '@/lib/services/assessments';
import { orNotFound } from '../../page-data';
import { createAssessmentAction } from './actions';

/** A week and two days before the last day. */
const USUAL_REMINDERS = '7,2';

type NewAssessmentPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments');
  return { title: t('metaNew') };
}

/** `?profile=` chooses a profile beforehand, for the link on a profile's own page. */
export default async function NewAssessmentPage({ searchParams }: NewAssessmentPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const [choices, defaults] = await Promise.all([
    orNotFound(listProfileChoices(actor)),
    orNotFound(getAssessmentDefaults(actor)),
  ]);
  const { profile } = await searchParams;
  const [t, nav, pinWords] = await Promise.all([
    getTranslations('assessments'),
    getTranslations('nav'),
    getTranslations('invitations.pins'),
  ]);
  const chosen = choices.find(({ id }) => id === profile) ?? choices[0];
  return (
    <Page crumbs={[{ label: nav('assessments'), href: '/assessments' }]}>
      <PageHead title={t('metaNew')} />
      {chosen === undefined ? (
        <EmptyState
          title={t('form.noProfileTitle')}
          action={
            <LinkButton variant="primary" href="/roles">
              {t('form.toRoles')}
            </LinkButton>
          }
        >
          {t('form.noProfileBody')}
        </EmptyState>
      ) : (
        <ClientMessages namespaces={['assessments', 'invitations', 'common', 'errors']}>
          <NewAssessmentForm
            action={createAssessmentAction}
            initial={{
              roleProfileVersionId: chosen.id,
              locales: LOCALES.join(','),
              reminderDays: USUAL_REMINDERS,
              candidateReport: 'atOnce',
              activeMonths: String(defaults.retention.activeMonths),
              totalMonths: String(defaults.retention.totalMonths),
            }}
            pins={<PinnedVersions pins={defaults.pins} profile={pinWords('profileChosen')} />}
            profiles={choices.map(({ id, title, version, publishedAt }) => ({
              value: id,
              label: `${t('jobVersion', { title, version })} (${formatDate(locale, publishedAt)})`,
            }))}
          />
        </ClientMessages>
      )}
    </Page>
  );
}

import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AddIncidentForm } from '@/components/incidents/add-incident-form';
import { IncidentFilter } from '@/components/incidents/incident-filter';
import { IncidentTable } from '@/components/incidents/incident-table';
import { StoryLink } from '@/components/incidents/story-links';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { RoleFrame } from '@/components/roles/role-frame';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/i18n/format';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { INCIDENT_KINDS } from '@/lib/job-analysis/incident-evidence';
import { INCIDENT_STATES } from '@/components/incidents/incident-states';
import type { StoryLinkState } from '@/lib/services/incidents';
import { addIncidentAction, closeStoryLinkAction, makeStoryLinkAction } from './actions';
import { loadIncidents } from './incidents-data';

type IncidentsPageProps = Readonly<{
  params: Promise<{ roleId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents'))('metaTitle') };
}

/** What was told about the work: the links that collect it, the inbox, and what it was coded to. */
export default async function IncidentsPage({ params, searchParams }: IncidentsPageProps) {
  const { jobRoleId, title, archived, incidents, links, steps } = await loadIncidents((await params).roleId);
  const query = await searchParams;
  const state = INCIDENT_STATES.find((known) => known === query['state']);
  const kind = INCIDENT_KINDS.find((known) => known === query['kind']);
  const shown = incidents.filter(
    (incident) =>
      (state === undefined || incident.state === state) && (kind === undefined || incident.kind === kind),
  );
  const waiting = incidents.filter((incident) => incident.state === 'waiting').length;
  const t = await getTranslations('incidents');
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={title} part="incidents">
      <PageHead
        title={t('title')}
        facts={[
          title,
          t('list.count', { count: incidents.length }),
          ...(incidents.length > 0 ? [t('list.waiting', { count: waiting })] : []),
        ]}
      />
      <p>{t('lead')}</p>
      {archived ? <Notice tone="sky">{t('archived')}</Notice> : null}
      <ClientMessages namespaces={['incidents', 'stories', 'common', 'errors']}>
        {archived ? null : <StoryLinks jobRoleId={jobRoleId} links={links} />}
        <section className="sec stack" aria-labelledby="told">
          <h2 id="told">{t('list.title')}</h2>
          {incidents.length === 0 ? (
            <p>{t('list.empty')}</p>
          ) : (
            <>
              <IncidentFilter state={state ?? ''} kind={kind ?? ''} />
              {shown.length === 0 ? (
                <p>{t('list.none')}</p>
              ) : (
                <IncidentTable jobRoleId={jobRoleId} incidents={shown} steps={steps} />
              )}
            </>
          )}
          {archived ? null : <AddIncident jobRoleId={jobRoleId} />}
        </section>
      </ClientMessages>
    </RoleFrame>
  );
}

async function StoryLinks({
  jobRoleId,
  links,
}: Readonly<{ jobRoleId: string; links: readonly StoryLinkState[] }>) {
  const [t, locale] = await Promise.all([getTranslations('incidents.links'), getLocale()]);
  return (
    <section className="sec stack" aria-labelledby="links">
      <h2 id="links">{t('title')}</h2>
      <p>{t('lead')}</p>
      <ul className="choices">
        {LOCALES.map((language) => {
          const since = links.find((link) => link.locale === language)?.createdAt;
          return (
            <StoryLink
              key={language}
              jobRoleId={jobRoleId}
              line={{
                locale: language,
                language: LOCALE_NAMES[language],
                since: since ? formatDate(locale, since) : null,
              }}
              make={makeStoryLinkAction}
              close={closeStoryLinkAction}
            />
          );
        })}
      </ul>
    </section>
  );
}

async function AddIncident({ jobRoleId }: Readonly<{ jobRoleId: string }>) {
  const t = await getTranslations('incidents.add');
  return (
    <Disclosure summary={t('open')}>
      <AddIncidentForm
        action={addIncidentAction}
        jobRoleId={jobRoleId}
        incidentId={randomUUID()}
        locale={await getLocale()}
      />
    </Disclosure>
  );
}

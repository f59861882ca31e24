import { useLocale, useTranslations } from 'next-intl';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { formatDate, formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { ChangeList } from './change-list';
import { ProfileSteps } from './profile-steps';
import { ProfileWeights } from './profile-weights';
import { VersionFiles } from './version-files';

export type ProfileVersion = Readonly<{
  jobRoleId: string;
  version: number;
  contentHash: string;
  publishedAt: string;
  publishedBy: string | null;
  document: RoleProfileDocument;
  isIntact: boolean;
  changes: readonly ProfileChange[] | null;
  latestVersion: number;
  templateTitle: string | null;
}>;

/** A published profile to read: what it says, what it rests on, and what changed. */
export function ProfileView({ profile, mayEdit }: Readonly<{ profile: ProfileVersion; mayEdit: boolean }>) {
  const t = useTranslations('roles.version');
  const locale = useLocale();
  const { jobRoleId, version, document, latestVersion, changes } = profile;
  const date = formatDate(locale, new Date(profile.publishedAt));
  const published = profile.publishedBy
    ? t('publishedBy', { date, name: profile.publishedBy })
    : t('published', { date });

  return (
    <>
      <PageHead
        title={t('title', { title: document.title, version })}
        facts={[...(document.industry === '' ? [] : [document.industry]), published]}
        actions={mayEdit ? <LinkButton href={`/roles/${jobRoleId}`}>{t('draftLink')}</LinkButton> : undefined}
      />
      <div className="stack">
        {profile.isIntact ? null : <Notice tone="berry">{t('damaged')}</Notice>}
        {latestVersion > version ? (
          <Notice tone="sky">
            <p>
              {t('newer', { version: latestVersion })}{' '}
              <Link href={`/roles/${jobRoleId}/versions/${latestVersion}`}>
                {t('newerLink', { version: latestVersion })}
              </Link>
            </p>
          </Notice>
        ) : null}
        <Basis profile={profile} />
      </div>
      {mayEdit ? <VersionFiles jobRoleId={jobRoleId} version={version} /> : null}
      <ProfileWeights document={document} />
      {changes ? (
        <section className="sec" aria-labelledby="changes-title">
          <h2 id="changes-title">{t('changes', { version: version - 1 })}</h2>
          {changes.length > 0 ? <ChangeList changes={changes} /> : <p>{t('noChanges')}</p>}
        </section>
      ) : null}
      <ProfileSteps document={document} />
    </>
  );
}

/** What success means in the job, and what the profile rests on. */
function Basis({ profile }: Readonly<{ profile: ProfileVersion }>) {
  const t = useTranslations('roles.version');
  const locale = useLocale();
  const { document } = profile;
  return (
    <dl className="rests">
      <dt>{t('success')}</dt>
      <dd>{document.successCriterion}</dd>
      <dt>{t('basis')}</dt>
      <dd>
        {t('basisText', {
          raters: document.basis.raterCount,
          from: formatDate(locale, new Date(document.basis.firstRatedAt)),
          to: formatDate(locale, new Date(document.basis.lastRatedAt)),
          hours: formatNumber(
            locale,
            document.basis.observedHours,
            Number.isInteger(document.basis.observedHours) ? 0 : 1,
          ),
        })}
        <br />
        <Template profile={profile} />
        <span className="muted hash">{t('frozen', { hash: profile.contentHash })}</span>
      </dd>
    </dl>
  );
}

/** Where the steps came from, and that the ratings did not. */
function Template({ profile }: Readonly<{ profile: ProfileVersion }>) {
  const t = useTranslations('roles.version');
  const { document, templateTitle: title } = profile;
  if (document.template === undefined || title === null) return null;
  const raters = document.basis.raterCount;
  return (
    <>
      {t('template', { title, version: document.template.version, raters })}
      <br />
    </>
  );
}

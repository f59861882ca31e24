import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';

type Profile = Readonly<{
  jobRoleId: string;
  title: string;
  industry: string;
  version: number;
  publishedAt: string;
}>;

/** What a recruiter sees of the jobs: the newest published profile of each. */
export function PublishedProfileList({ profiles }: Readonly<{ profiles: readonly Profile[] }>) {
  const t = useTranslations('roles.list');
  const locale = useLocale();
  if (profiles.length === 0)
    return <EmptyState title={t('recruiterEmptyTitle')}>{t('recruiterEmptyBody')}</EmptyState>;
  return (
    <Table
      caption={t('profile')}
      stickyHead
      head={
        <tr>
          <th scope="col">{t('job')}</th>
          <th scope="col">{t('industry')}</th>
          <th scope="col">{t('profile')}</th>
        </tr>
      }
    >
      {profiles.map(({ jobRoleId, title, industry, version, publishedAt }) => (
        <tr key={jobRoleId}>
          <th scope="row">
            <Link href={`/roles/${jobRoleId}/versions/${version}`}>{title}</Link>
          </th>
          <td>{industry}</td>
          <td>{t('version', { version, date: formatDate(locale, new Date(publishedAt)) })}</td>
        </tr>
      ))}
    </Table>
  );
}

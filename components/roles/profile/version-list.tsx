import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatDateTime } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';

const SHOWN_HASH = 12;

type Version = Readonly<{
  version: number;
  contentHash: string;
  publishedAt: string;
  publishedBy: string | null;
}>;

/** The published versions of a job, newest first. */
export function VersionList({
  jobRoleId,
  versions,
}: Readonly<{ jobRoleId: string; versions: readonly Version[] }>) {
  const t = useTranslations('roles.versions');
  const locale = useLocale();
  return (
    <section className="sec" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('title')}</h2>
      {versions.length === 0 ? <p className="muted">{t('none')}</p> : null}
      {versions.length > 0 ? (
        <Table
          caption={t('title')}
          head={
            <tr>
              <th scope="col">{t('version')}</th>
              <th scope="col">{t('published')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col">{t('hash')}</th>
            </tr>
          }
        >
          {versions.map(({ version, contentHash, publishedAt, publishedBy }) => (
            <tr key={version}>
              <th scope="row">
                <Link href={`/roles/${jobRoleId}/versions/${version}`}>{t('open', { version })}</Link>
              </th>
              <td>{formatDateTime(locale, new Date(publishedAt))}</td>
              <td>{publishedBy ?? '–'}</td>
              <td>
                <code>{contentHash.slice(0, SHOWN_HASH)}</code>
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
    </section>
  );
}

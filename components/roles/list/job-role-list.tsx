import { useLocale, useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { StatefulAction } from '@/lib/validation/form-state';
import { RestoreButton, type RestoreAction } from './restore-button';

/** With fewer jobs than this, reading is faster than searching. */
const SEARCH_FROM = 8;

type Role = Readonly<{
  jobRoleId: string;
  title: string;
  industry: string;
  steps: number;
  updatedAt: string;
  archived: boolean;
  fromTemplate: boolean;
  latest: Readonly<{ version: number; publishedAt: string }> | null;
}>;

type JobRoleListProps = Readonly<{
  roles: readonly Role[];
  search: string;
  restore: RestoreAction;
  remove: StatefulAction;
}>;

/** The jobs of the organisation; the archived ones apart. */
export function JobRoleList({ roles, search, restore, remove }: JobRoleListProps) {
  const bin = useTranslations('teamwork.bin');
  const t = useTranslations('roles.list');
  const active = roles.filter(({ archived }) => !archived);
  const archived = roles.filter((role) => role.archived);

  if (roles.length === 0 && search === '') {
    return (
      <EmptyState title={t('emptyTitle')} action={<LinkButton href="/roles/new">{t('new')}</LinkButton>}>
        {t('emptyBody')}
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      {search !== '' || roles.length >= SEARCH_FROM ? <SearchForm search={search} /> : null}
      {roles.length === 0 ? <p>{t('noMatch', { search })}</p> : null}
      {active.length > 0 ? (
        <Table caption={t('title')} head={<HeadRow />} stickyHead>
          {active.map((role) => (
            <RoleRow key={role.jobRoleId} role={role} />
          ))}
        </Table>
      ) : null}
      {archived.length > 0 ? (
        <section className="sec" aria-labelledby="archived-title">
          <h2 id="archived-title">{t('archivedTitle')}</h2>
          <ul className="archived">
            {archived.map(({ jobRoleId, title }) => (
              <li key={jobRoleId}>
                <Link href={`/roles/${jobRoleId}`}>{title}</Link>
                <RestoreButton jobRoleId={jobRoleId} title={title} restore={restore} />
                <OneButtonForm
                  action={remove}
                  fields={{ jobRoleId }}
                  label={bin('delete')}
                  name={bin('deleteOf', { title })}
                  pendingLabel={bin('deleting')}
                  size="tiny"
                  id={`delete-${jobRoleId}`}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function SearchForm({ search }: Readonly<{ search: string }>) {
  const t = useTranslations('roles.list');
  return (
    <form className="tools" role="search">
      <TextField id="search" label={t('search')} type="search" defaultValue={search} />
      <Button type="submit">{t('searchSubmit')}</Button>
      {search === '' ? null : <Link href="/roles">{t('searchClear')}</Link>}
    </form>
  );
}

function HeadRow() {
  const t = useTranslations('roles.list');
  return (
    <tr>
      <th scope="col">{t('job')}</th>
      <th scope="col">{t('industry')}</th>
      <th scope="col" className="n">
        {t('steps')}
      </th>
      <th scope="col">{t('updated')}</th>
      <th scope="col">{t('profile')}</th>
    </tr>
  );
}

function RoleRow({ role }: Readonly<{ role: Role }>) {
  const t = useTranslations('roles.list');
  const locale = useLocale();
  const { jobRoleId, title, industry, steps, updatedAt, latest } = role;
  return (
    <tr>
      <th scope="row">
        <Link href={`/roles/${jobRoleId}`}>{title}</Link>
        {role.fromTemplate && latest === null ? (
          <span className="muted small"> · {t('fromTemplate')}</span>
        ) : null}
      </th>
      <td>{industry}</td>
      <td className="n">{steps}</td>
      <td>{formatDate(locale, new Date(updatedAt))}</td>
      <td>
        {latest ? (
          <Link href={`/roles/${jobRoleId}/versions/${latest.version}`}>
            {t('version', {
              version: latest.version,
              date: formatDate(locale, new Date(latest.publishedAt)),
            })}
          </Link>
        ) : (
          <span className="muted">{t('notPublished')}</span>
        )}
      </td>
    </tr>
  );
}

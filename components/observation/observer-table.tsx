import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { Link } from '@/lib/i18n/navigation';
import type { ObserverEntry } from '@/lib/services/observations';
import { hoursText } from './numbers';
import { useObserverName } from './session-table';

type ObserverTableProps = Readonly<{
  jobRoleId: string;
  observers: readonly ObserverEntry[];
}>;

/** Who observes, and how far each has come. */
export function ObserverTable({ jobRoleId, observers }: ObserverTableProps) {
  const t = useTranslations('observation.observers');
  const nameOf = useObserverName(observers);
  const locale = useLocale();
  return (
    <section className="sec" aria-labelledby="observers">
      <h2 id="observers">{t('title')}</h2>
      <Table
        caption={t('caption')}
        variant="people"
        head={
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('site')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className="n">
              {t('sessions')}
            </th>
            <th scope="col">
              <span className="vh">{t('manage')}</span>
            </th>
          </tr>
        }
      >
        {observers.map(({ id, number, site, state, sessions, hours }) => (
          <tr key={id}>
            <th scope="row">{nameOf(number)}</th>
            <td data-label={t('site')}>{site}</td>
            <td data-label={t('state')}>{t(`states.${state}`, { hours: hoursText(locale, hours) })}</td>
            <td data-label={t('sessions')} className="n">
              {sessions}
            </td>
            <td className="act">
              {state === 'revoked' ? null : (
                <Link href={`/roles/${jobRoleId}/observation/observers/${id}`}>
                  <span aria-hidden="true">{t('manage')}</span>
                  <span className="vh">{t('manageOf', { name: nameOf(number) })}</span>
                </Link>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

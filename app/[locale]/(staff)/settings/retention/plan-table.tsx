import { getLocale, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { PlannedPerson } from '@/lib/services/retention';

type PlanTableProps = Readonly<{ caption: string; people: readonly PlannedPerson[]; now: Date }>;

/** People by reference, never by name, with the day on which their data are erased or why they are not. */
export async function PlanTable({ caption, people, now }: PlanTableProps) {
  const [t, locale] = await Promise.all([getTranslations('retention'), getLocale()]);
  const isHeld = people.some(({ heldAt }) => heldAt !== null);
  return (
    <Table
      caption={caption}
      head={
        <tr>
          <th scope="col">{t('reference')}</th>
          <th scope="col">{t('assessment')}</th>
          <th scope="col">{isHeld ? t('since') : t('until')}</th>
          {isHeld ? <th scope="col">{t('reason')}</th> : null}
        </tr>
      }
    >
      {people.map(({ attemptId, receipt, assessment, keptUntil, heldAt, heldReason }) => (
        <tr key={attemptId}>
          <th scope="row" className="num">
            <Link href={`/settings/retention/${attemptId}`}>{receipt}</Link>
          </th>
          <td>{assessment}</td>
          <td className="num">
            {heldAt === null && keptUntil <= now ? t('over') : formatDate(locale, heldAt ?? keptUntil)}
          </td>
          {isHeld ? <td>{heldReason}</td> : null}
        </tr>
      ))}
    </Table>
  );
}

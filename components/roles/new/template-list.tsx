import { useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { Link } from '@/lib/i18n/navigation';

type Head = Readonly<{
  key: string;
  title: string;
  industry: string;
  summary: string;
  steps: number;
  surrounding: number;
}>;

/** The templates that a new job can start from; each leads to its preview. */
export function TemplateList({ templates }: Readonly<{ templates: readonly Head[] }>) {
  const t = useTranslations('templates');
  return (
    <section className="sec stack" aria-labelledby="templates-title">
      <h2 id="templates-title">{t('fromTemplate')}</h2>
      <p>{t('lead')}</p>
      <Table
        caption={t('caption')}
        head={
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('industry')}</th>
            <th scope="col">{t('steps')}</th>
          </tr>
        }
      >
        {templates.map(({ key, title, industry, summary, steps, surrounding }) => (
          <tr key={key}>
            <th scope="row">
              <Link href={`/roles/new/${key}`}>{title}</Link>
              <br />
              <span className="small muted">{summary}</span>
            </th>
            <td>{industry}</td>
            <td>{t('stepsOf', { steps, surrounding })}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

import { useTranslations } from 'next-intl';
import { isChoice, SHEET_COLUMNS, type SheetWords } from '@/lib/job-analysis/step-sheet';

/** What each column is called and what it may hold. */
export function SheetColumns({ words }: Readonly<{ words: SheetWords }>) {
  const t = useTranslations('sheet');
  return (
    <details>
      <summary>{t('columnsTitle')}</summary>
      <ul>
        {SHEET_COLUMNS.map((column) => (
          <li key={column}>
            {words.columns[column]}
            {isChoice(column) ? (
              <span className="small muted">{`: ${Object.values(words.values[column]).join(', ')}`}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { Narratives } from '@/lib/content/schemas/narratives';
import type { Words } from '@/lib/i18n/words';
import type { Block } from '@/lib/pdf/paper';
import type { ReportModel } from '@/lib/report/types';

/** Stands in every file that shows a T, a STEN or a fit on a provisional norm. */
export function normBlocks(
  { versions: { norm } }: ReportModel,
  words: Words,
  { text }: Narratives,
): readonly Block[] {
  const t = words.say('report.norm');
  if (!norm.provisional) return [];
  const name = `${norm.key}-v${norm.version}`;
  return [
    {
      kind: 'notice',
      title: t('title'),
      texts: [
        norm.people === 0 ? t('body', { norm: name }) : t('bodyPeople', { norm: name, people: norm.people }),
        ...(text.status === 'author' ? [t('texts')] : []),
      ],
    },
  ];
}

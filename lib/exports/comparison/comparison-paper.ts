import type { Narratives } from '@/lib/content/schemas/narratives';
import type { Words } from '@/lib/i18n/words';
import type { Block, Paper } from '@/lib/pdf/paper';
import { shortHash } from '@/lib/report/shown-numbers';
import { normBlocks } from '../report/norm-blocks';
import { type ComparisonContext, comparisonContext, type PrintedComparison } from './comparison-context';
import { questionBlocks, scaleBlocks } from './scale-blocks';
import { fitBlocks, pairBlocks, tieBlocks } from './tie-blocks';

export type { PrintedComparison } from './comparison-context';

/**
 * A comparison as a file: the same people in the same order, with the same sentences and numbers as on its page.
 *
 * @param narratives Released texts of the version that the reports use, in the language of the words.
 */
export function comparisonPaper(comparison: PrintedComparison, words: Words, narratives: Narratives): Paper {
  const context = comparisonContext(comparison, words, narratives);
  const t = words.say('comparison');
  const { organization, assessment, job, people } = comparison;
  const line = t('printLine', {
    organization,
    assessment: assessment.name,
    version: job.version,
    hash: shortHash(job.contentHash),
  });
  const title = t('title', { count: people.length });
  const [first] = people;
  return {
    locale: words.locale,
    title: `${title} · ${assessment.name}`,
    footer: line,
    madeAt: comparison.madeAt,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'text', tone: 'strong', text: factLine(context) },
      ...(first === undefined ? [] : normBlocks(first.model, words, narratives)),
      ...leftBlocks(context),
      ...tieBlocks(context),
      ...fitBlocks(context),
      ...pairBlocks(context),
      ...scaleBlocks(context),
      ...questionBlocks(context),
    ],
  };
}

function factLine({ comparison: { job, assessment }, words }: ComparisonContext): string {
  const t = words.say('comparison');
  const { title, version } = job;
  return `${words.say('report')('job', { title, version })} · ${t(assessment.blind ? 'orderBlind' : 'order')}`;
}

function leftBlocks({ comparison: { left }, words }: ComparisonContext): readonly Block[] {
  const t = words.say('comparison');
  if (left.length === 0) return [];
  return [
    {
      kind: 'notice',
      title: t('leftTitle'),
      texts: left.map(({ name, reason }) => t('left', { name, reason: t(`reasons.${reason}`) })),
    },
  ];
}

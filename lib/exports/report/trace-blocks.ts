import { buildTrace } from '@/lib/report/build-trace';
import type { TraceNode } from '@/lib/report/types';
import type { Block } from '@/lib/pdf/paper';
import { activeScales, type ReportContext } from './report-context';

type NodeOf<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

/** On paper nothing can be opened: every weight with the steps behind it, and the raters by number and kind. */
export function traceBlocks(context: ReportContext): readonly Block[] {
  const { words, model, report } = context;
  const t = words.say('report.trace');
  const chains = activeScales(model).map(
    ({ key }) => buildTrace(model, report.profile, `weight.${key}`).nodes,
  );
  return [
    { kind: 'heading', level: 2, text: t('eyebrow') },
    ...chains.flatMap((nodes) => weightBlocks(nodes, context)),
    ...raterBlocks(chains[0] ?? [], context),
  ];
}

function weightBlocks(nodes: readonly TraceNode[], { words, numbers }: ReportContext): readonly Block[] {
  const t = words.say('report.trace');
  const steps = nodes.find((node): node is NodeOf<'steps'> => node.kind === 'steps');
  if (steps === undefined) return [];
  const scale = words.say('scales.names')(steps.scale);
  const title = `${t('nodes.weight', { scale })} ${numbers.percent(steps.totalPercent)}`;
  return [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'list',
      numbered: true,
      items: steps.parts.map(({ title: step, shownPoints, shownOfWeight }) => {
        const note = t('ofWeight', { share: numbers.percent(shownOfWeight) });
        return `${step} ${numbers.percent(shownPoints, 1)} (${note})`;
      }),
    },
  ];
}

function raterBlocks(nodes: readonly TraceNode[], { words }: ReportContext): readonly Block[] {
  const t = words.say('report.trace');
  const node = nodes.find((each): each is NodeOf<'raters'> => each.kind === 'raters');
  if (node === undefined) return [];
  const names = node.raters.map(({ index, kind }) => t('rater', { index, kind: t(`raterKinds.${kind}`) }));
  const said = node.raters.length === 1 ? [...names, t('text.oneRater')] : names;
  return [{ kind: 'text', text: said.join(' · ') }];
}

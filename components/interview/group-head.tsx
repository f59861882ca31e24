import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuietLink } from '@/components/ui/quiet-link';
import { ScaleIcon } from '@/components/ui/scale-icon';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { QuestionGroup } from './groups';
import type { GuideContext } from './guide-context';

type GroupHeadProps = Readonly<{ group: QuestionGroup; context: GuideContext }>;

/** What a group of questions is about, and why it is asked: each number opens its trace. */
export function GroupHead({ group, context }: GroupHeadProps) {
  const t = useTranslations('interview.reason');
  const scaleName = useTranslations('scales.names');
  const { kind, scale } = group;
  return (
    <header className="stack-2">
      <h3>
        {scale === null ? (
          t(kind === 'step' ? 'groupStep' : kind === 'clarify' ? 'groupClarify' : 'groupAdded')
        ) : (
          <>
            <ScaleIcon scale={scale} small /> {scaleName(scale)}
          </>
        )}
      </h3>
      <p className="small">
        <Reason group={group} context={context} />
      </p>
    </header>
  );
}

function Reason({ group: { kind, scale }, context }: GroupHeadProps) {
  const t = useTranslations('interview.reason');
  if (kind === 'step' || kind === 'clarify' || kind === 'added' || scale === null) {
    return t(kind === 'step' ? 'step' : kind === 'clarify' ? 'clarify' : 'added');
  }
  const { numbers } = context;
  const { points, percent } = costOf(context, scale);
  const tags = {
    percent: numbers.percent(percent),
    weight: (words: ReactNode) => linked(numbers.traceHref(`weight.${scale}`), words),
  };
  if (kind !== 'below' && kind !== 'above') return t.rich(kind, tags);
  const lost = (words: ReactNode) => linked(numbers.traceHref(`lost.${scale}`), words);
  return t.rich(kind, { ...tags, points, lost });
}

const linked = (href: string, words: ReactNode) => <QuietLink href={href}>{words}</QuietLink>;

/** Whole points that the difference costs, as the report shows them, and the weight in whole per cent. */
function costOf({ model }: GuideContext, scale: ScaleKey): Readonly<{ points: number; percent: number }> {
  const found = model.scales[SCALE_KEYS.indexOf(scale)];
  if (found === undefined || found.status === 'excluded') return { points: 0, percent: 0 };
  if (found.status === 'insufficient') return { points: 0, percent: found.weightPercent };
  return {
    points: found.shownPointsLost ?? Math.round(found.pointsLost),
    percent: found.weightPercent,
  };
}

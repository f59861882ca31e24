import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { buildTrace } from '@/lib/report/build-trace';
import type { ReportModel, TraceNode } from '@/lib/report/types';
import type { ReportNumbers } from './report-numbers';
import { ratersText, stepItems } from './trace-weight-nodes';
import { useTraceWords } from './trace-words';

type PrintedTraceProps = Readonly<{
  model: ReportModel;
  profile: RoleProfileDocument;
  numbers: ReportNumbers;
  raterNames: ReadonlyMap<string, string> | null;
}>;

type NodeOf<K extends TraceNode['kind']> = Extract<TraceNode, { kind: K }>;

/** On paper nothing can be opened: every weight with the steps behind it, and the raters, at the end. */
export function PrintedTrace({ model, profile, numbers, raterNames }: PrintedTraceProps) {
  const words = useTraceWords(numbers, raterNames);
  const { t, scaleName } = words;
  const chains = model.scales.flatMap((scale) =>
    scale.status === 'excluded' ? [] : [buildTrace(model, profile, `weight.${scale.key}`).nodes],
  );
  const raters = chains[0]?.find((node): node is NodeOf<'raters'> => node.kind === 'raters');
  return (
    <section className="print-only printed-trace">
      <h2>{t('eyebrow')}</h2>
      {chains.flatMap((nodes) => {
        const steps = nodes.find((node): node is NodeOf<'steps'> => node.kind === 'steps');
        if (steps === undefined) return [];
        return [
          <div key={steps.scale} className="printed-weight">
            <h3>
              {t('nodes.weight', { scale: scaleName(steps.scale) })} {numbers.percent(steps.totalPercent)}
            </h3>
            <ol>
              {stepItems(steps, words).map(({ id, label, share }) => (
                <li key={id}>
                  {label} <b>{share}</b>
                </li>
              ))}
            </ol>
          </div>,
        ];
      })}
      {raters ? <p>{ratersText(raters, words).join(' · ')}</p> : null}
    </section>
  );
}

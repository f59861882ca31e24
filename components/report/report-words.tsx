import { useTranslations } from 'next-intl';
import { Quiet } from '@/components/ui/quiet-link';
import { ScaleIcon } from '@/components/ui/scale-icon';
import type { Narratives } from '@/lib/content/schemas/narratives';
import type { ReportModel } from '@/lib/report/types';
import type { ReportNumbers } from './report-numbers';

type ReportWordsProps = Readonly<{ model: ReportModel; narratives: Narratives; numbers: ReportNumbers }>;

/** What each score means for this job, in released sentences; a question for the interview where a target is missed. */
export function ReportWords({ model, narratives, numbers }: ReportWordsProps) {
  const t = useTranslations('report.words');
  const figure = useTranslations('report.figure');
  const scaleName = useTranslations('scales.names');
  const version = model.versions.narratives;
  return (
    <section className="sec stack" aria-labelledby="words-title">
      <h2 id="words-title">{t('title')}</h2>
      <div className="meanings">
        {model.scales.flatMap((scale) => {
          if (scale.status !== 'scored') return [];
          const { bands, interviewQuestion } = narratives.scales[scale.key];
          return [
            <article key={scale.key} className="stack-2">
              <h3>
                <ScaleIcon scale={scale.key} small /> {scaleName(scale.key)}
              </h3>
              <p className="small muted num">
                T <Quiet value={numbers.quiet(`t.${scale.key}`, numbers.t(scale.t))} />
                {' · '}
                {figure('sten')}{' '}
                <Quiet value={numbers.quiet(`sten.${scale.key}`, numbers.whole(scale.sten))} />
              </p>
              <p>{bands[scale.band]}</p>
              {scale.band === 'within' ? null : (
                <p className="small">
                  <b>{t('question')}:</b> {interviewQuestion}
                </p>
              )}
            </article>,
          ];
        })}
      </div>
      <p className="small muted">
        {narratives.text.status === 'author' ? t('author', { version }) : t('reviewed', { version })}
      </p>
    </section>
  );
}

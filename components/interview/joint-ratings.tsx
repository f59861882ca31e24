import { useLocale, useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { ScaleIcon } from '@/components/ui/scale-icon';
import { formatDateTime, formatNumber } from '@/lib/i18n/format';
import type { AgreedView, RevealedView } from '@/lib/services/interviews';
import type { StatefulAction } from '@/lib/validation/form-state';
import { AgreeForm } from './agree-form';
import type { GuideContext } from './guide-context';

type JointRatingsProps = Readonly<{
  interviewId: string;
  revealed: RevealedView;
  context: GuideContext;
  action: StatefulAction;
}>;

/** What the interviewers come to together, scale by scale, beside what each rated alone. */
export function JointRatings({ interviewId, revealed, context, action }: JointRatingsProps) {
  const t = useTranslations('interview.scales');
  const scaleName = useTranslations('scales.names');
  const isShared = revealed.interviewers.length > 1;
  return (
    <section className="sec" aria-labelledby="scales-title">
      <h2 id="scales-title">{t('title')}</h2>
      {isShared ? <p>{revealed.mayAgree ? t('lead') : t('onlyInterviewers')}</p> : null}
      <div className="iq-scales">
        {revealed.scales.map((rated) => {
          const { scale, agreed } = rated;
          const newest = agreed.at(-1);
          const name = scaleName(scale);
          return (
            <article key={scale} className="stack-2">
              <h3>
                <ScaleIcon scale={scale} small /> {name}
              </h3>
              <p className="small muted">
                <RatedAs rated={rated} />
              </p>
              {newest ? <Agreed agreed={newest} /> : null}
              {agreed.length > 1 ? (
                <Disclosure summary={t('history')}>
                  <div className="stack-2">
                    {agreed
                      .slice(0, -1)
                      .reverse()
                      .map((earlier) => (
                        <Agreed key={earlier.at.toISOString()} agreed={earlier} />
                      ))}
                  </div>
                </Disclosure>
              ) : null}
              {revealed.mayAgree ? (
                <Disclosure summary={t(newest ? 'change' : 'form', { scale: name })}>
                  <AgreeForm
                    action={action}
                    interviewId={interviewId}
                    scale={scale}
                    seen={agreed.length}
                    anchors={context.text.anchors[scale]}
                  />
                </Disclosure>
              ) : null}
            </article>
          );
        })}
      </div>
    </section>
  );
}

function RatedAs({ rated }: Readonly<{ rated: RevealedView['scales'][number] }>) {
  const t = useTranslations('interview.scales');
  const locale = useLocale();
  const { mean, lowest, highest } = rated;
  if (mean === null || lowest === null || highest === null) return t('none');
  if (lowest === highest) return t('same', { rating: lowest });
  return t('mean', { mean: formatNumber(locale, mean, 1), low: lowest, high: highest });
}

function Agreed({ agreed: { rating, note, by, at } }: Readonly<{ agreed: AgreedView }>) {
  const t = useTranslations('interview.scales');
  const who = useTranslations('interview.who');
  const locale = useLocale();
  return (
    <div className="iq-agreed">
      <p>
        <b>{t('agreed', { rating })}</b>
      </p>
      <p className="told">{note}</p>
      <p className="small muted">
        {t('by', { name: by ?? who('unknown'), time: formatDateTime(locale, at) })}
      </p>
    </div>
  );
}

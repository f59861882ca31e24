import { useTranslations } from 'next-intl';
import { usePersonName } from '@/components/assessments/person-name';
import { ClientMessages } from '@/components/layout/client-messages';
import { NormNotice } from '@/components/report/report-caveats';
import type { Narratives } from '@/lib/content/schemas/narratives';
import { fitTargetOf } from '@/lib/report/fit-input';
import { trialPerson } from '@/lib/report/trial-weights';
import type { ReportModel } from '@/lib/report/types';
import { perScale, type PerScale } from '@/lib/scales';
import type { ComparedPerson, Comparison } from '@/lib/services/comparisons';
import { Trial } from './trial';

type TrialViewProps = Readonly<{
  comparison: Comparison;
  /** Any of the reports: they share the norm and the weights. */
  model: ReportModel;
  textStatus: Narratives['text']['status'];
  /** What the address asks for a scale, in whole per cent; null where it names none. */
  asked: PerScale<number | null>;
}>;

/** What other weights would do, computed before the reader's eyes; the profile stays beside it. */
export function TrialView({ comparison, model, textStatus, asked }: TrialViewProps) {
  const t = useTranslations('comparison.trial');
  const nameOf = usePersonName();
  const { people, profile } = comparison;
  const { weights: _ofProfile, ...target } = fitTargetOf(profile);
  const inProfile = perScale((_, index) => {
    const scale = model.scales[index];
    return scale === undefined || scale.status === 'excluded' ? null : scale.weightPercent;
  });
  return (
    <div className="trial-page" data-watermark={t('watermark')}>
      <p>{t('lead')}</p>
      <NormNotice norm={model.versions.norm} textStatus={textStatus} />
      <ClientMessages namespaces={['comparison', 'scales']}>
        <Trial
          rows={people.map((person) => rowOf(person, nameOf(person.person)))}
          people={people.map((person) => trialPerson(person.attemptId, person.model))}
          target={target}
          profile={inProfile}
          initial={perScale((_, index) => startWeight(inProfile[index], asked[index]))}
          ids={people.map(({ attemptId }) => attemptId).join(',')}
        />
      </ClientMessages>
    </div>
  );
}

/** A scale that is not measured has no weight to try. */
function startWeight(inProfile: number | null | undefined, asked: number | null | undefined): number {
  return inProfile === null || inProfile === undefined ? 0 : (asked ?? inProfile);
}

function rowOf({ attemptId, model: { fit }, group }: ComparedPerson, name: string) {
  const original =
    fit.status === 'fitted' ? { shown: fit.shown, low: fit.interval90[0], high: fit.interval90[1] } : null;
  return { id: attemptId, name, original, group };
}

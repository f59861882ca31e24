import 'server-only';
import { listTemplates, type RoleTemplate } from '@/lib/content/load-templates';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { perScale, type PerScale } from '@/lib/scales';
import { mean } from '@/lib/stats/mean';
import { storedWeightsSchema } from '@/lib/validation/role-weights';

/** ISCO-08: the first two digits name the sub-major group. */
const ISCO_GROUP = 2;

export type WeightLevel = Readonly<{ count: number; weights: PerScale<number> }>;

export type WeightLevels = Readonly<{
  /** Mean of the example weights of the templates compared with; null without any. */
  industry: WeightLevel | null;
  templateKeys: readonly string[];
  /** Mean of the newest published profiles of the organisation's other jobs. */
  organization: WeightLevel | null;
}>;

type Job = Readonly<{ isco: string; templateKey: string | null }>;

/** What the weights of jobs like this one are elsewhere: shown for comparison, never taken over. */
export function weightLevels(job: Job, others: readonly unknown[], chosen: string | null): WeightLevels {
  const templates = templatesFor(job, chosen);
  const published = others.map((scales) => {
    const stored = storedWeightsSchema.parse(scales);
    return perScale((_, index) => stored[index]?.weight ?? 0);
  });
  return {
    industry: levelOf(templates.flatMap(exampleWeights)),
    templateKeys: templates.map(({ structure }) => structure.key),
    organization: levelOf(published),
  };
}

/** The template that was chosen, else the one the job was made from, else those of the same occupation group. */
function templatesFor({ isco, templateKey }: Job, chosen: string | null): readonly RoleTemplate[] {
  const all = listTemplates();
  const named = all.filter(({ structure }) => structure.key === (chosen ?? templateKey));
  if (named.length > 0 || isco === '') return named;
  return all.filter(({ structure }) => structure.isco.slice(0, ISCO_GROUP) === isco.slice(0, ISCO_GROUP));
}

function exampleWeights({ structure }: RoleTemplate): readonly PerScale<number>[] {
  const derived = deriveWeights(structure.stages.flatMap(({ steps }) => steps));
  return derived.status === 'derived' ? [derived.weights] : [];
}

function levelOf(weights: readonly PerScale<number>[]): WeightLevel | null {
  if (weights.length === 0) return null;
  return {
    count: weights.length,
    weights: perScale((_, scale) => mean(weights.map((each) => each[scale] ?? 0))),
  };
}

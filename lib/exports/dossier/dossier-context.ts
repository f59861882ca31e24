import { formatNumber } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { type MappedStep, workMap } from '@/lib/job-analysis/work-map';

/** A published profile with what a dossier says around it. */
export type DossierProfile = Readonly<{
  version: number;
  publishedAt: Date;
  contentHash: string;
  /** Whether the stored document still has its hash. */
  isIntact: boolean;
  document: RoleProfileDocument;
  /** Null for the first version. */
  changes: readonly ProfileChange[] | null;
  organization: string;
}>;

/** What the parts of a dossier share: the profile, its steps along the path, and the words. */
export type DossierContext = Readonly<{
  profile: DossierProfile;
  document: RoleProfileDocument;
  words: Words;
  /** Steps of all stages in path order, with their numbers. */
  steps: readonly MappedStep[];
  /** "3. Names what will be done": how every table names a step. */
  stepName: (stepId: string) => string;
  /** A mean: whole as it is, else with one decimal. */
  mean: (value: number) => string;
}>;

export function dossierContext(profile: DossierProfile, words: Words): DossierContext {
  const { document } = profile;
  const steps = workMap(document).flatMap((stage) => stage.steps);
  const names = new Map(steps.map(({ step, number }) => [step.id, `${number}. ${step.title}`]));
  return {
    profile,
    document,
    words,
    steps,
    stepName: (stepId) => names.get(stepId) ?? '–',
    mean: (value) => formatNumber(words.locale, value, Number.isInteger(value) ? 0 : 1),
  };
}

/** A cell that is never empty: what is read aloud must say that nothing is there. */
export function orDash(text: string | null | undefined): string {
  return text === null || text === undefined || text.trim() === '' ? '–' : text;
}

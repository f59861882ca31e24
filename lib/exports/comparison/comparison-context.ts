import type { Narratives } from '@/lib/content/schemas/narratives';
import type { Words } from '@/lib/i18n/words';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ComparedPair } from '@/lib/report/compare-people';
import type { ReportModel } from '@/lib/report/types';
import type { PerScale } from '@/lib/scales';
import { type FileNumbers, fileNumbers } from '../report/report-context';

export type PrintedPerson = Readonly<{
  id: string;
  /** A name, or what stands for it. */
  name: string;
  submittedAt: Date | null;
  model: ReportModel;
  group: string | null;
  decision: 'interview' | 'hire' | 'keep' | 'notNow' | null;
}>;

/** A comparison with what its file says around it; people in the order of the page. */
export type PrintedComparison = Readonly<{
  organization: string;
  assessment: Readonly<{ name: string; blind: boolean }>;
  job: Readonly<{ title: string; version: number; contentHash: string }>;
  profile: RoleProfileDocument;
  people: readonly PrintedPerson[];
  left: readonly Readonly<{ name: string; reason: 'withdrawn' | 'erased' | 'locked' | 'noReport' }>[];
  pairs: readonly ComparedPair[];
  needed: number;
  reliable: PerScale<number | null>;
  madeAt: Date;
}>;

export type ComparisonContext = Readonly<{
  comparison: PrintedComparison;
  words: Words;
  narratives: Narratives;
  numbers: FileNumbers;
  /** By the id of the person. */
  names: ReadonlyMap<string, string>;
}>;

export function comparisonContext(
  comparison: PrintedComparison,
  words: Words,
  narratives: Narratives,
): ComparisonContext {
  const names = new Map(comparison.people.map(({ id, name }) => [id, name]));
  return { comparison, words, narratives, numbers: fileNumbers(words), names };
}

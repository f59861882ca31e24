import { notFound } from 'next/navigation';
import { jobSide } from '@/lib/job-analysis/job-side';
import { type MappedStep, workMap } from '@/lib/job-analysis/work-map';
import type { Locale } from '@/lib/i18n/locales';
import { loadMapDraft } from '../map/map-data';

/** What the pages of authority show: the steps along the path and the organisation's side. */
export async function loadAuthority(place: Readonly<{ locale: Locale; roleId: string }>) {
  const view = await loadMapDraft(place);
  const steps: readonly MappedStep[] = workMap(view.draft).flatMap((stage) => stage.steps);
  return { view, steps, side: jobSide(view.draft) };
}

/** The same for pages that change something: an archived job has none. */
export async function loadEditable(place: Readonly<{ locale: Locale; roleId: string }>) {
  const loaded = await loadAuthority(place);
  return loaded.view.archived ? notFound() : loaded;
}

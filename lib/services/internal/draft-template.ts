import 'server-only';
import { exampleRatings, hasTemplate, loadTemplate } from '@/lib/content/load-templates';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type { RatedStep, RoleDraft, TemplateOrigin } from '@/lib/job-analysis/types';

/** The template behind a draft. Its example ratings stand beside the steps and are nobody's ratings. */
export type DraftTemplate = Readonly<{
  key: string;
  version: number;
  /** In the language of the draft; null when this release no longer ships the template. */
  title: string | null;
  /** By the id of the step. */
  examples: Readonly<Record<string, RatedStep>>;
}>;

/** The name of a template in one language; null when this release no longer ships the template. */
export function templateTitle({ key, version }: TemplateOrigin, locale: string): string | null {
  if (!hasTemplate(key, version)) return null;
  return loadTemplate(key, version).texts[isLocale(locale) ? locale : DEFAULT_LOCALE].title;
}

type Row = Readonly<{ id: string; templateStep: string | null }>;

/** What the page shows of the template that a draft was made from. */
export function draftTemplate(
  { template, locale }: Pick<RoleDraft, 'template' | 'locale'>,
  rows: readonly Row[],
): DraftTemplate | null {
  if (template === undefined) return null;
  const { key, version } = template;
  if (!hasTemplate(key, version)) return { key, version, title: null, examples: {} };
  const examples = exampleRatings(key, version);
  return {
    key,
    version,
    title: templateTitle(template, locale),
    examples: Object.fromEntries(
      rows.flatMap(({ id, templateStep }) => {
        const example = templateStep === null ? undefined : examples.get(templateStep);
        return example ? [[id, example] as const] : [];
      }),
    ),
  };
}

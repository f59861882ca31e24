import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { hasTemplate, listTemplates, loadTemplate, type RoleTemplate } from '@/lib/content/load-templates';
import { AppError } from '@/lib/core/app-error';
import { inTransaction } from '@/lib/db/client';
import * as draftStages from '@/lib/db/repositories/draft-stages';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import type { ContactKind, StepKind } from '@/lib/db/generated/enums';
import { uuidv7 } from '@/lib/db/uuid';
import type { Locale } from '@/lib/i18n/locales';
import { roleDetails } from '@/lib/job-analysis/step-attributes';
import type {
  CopyRoleInput,
  ListTemplatesInput,
  PreviewTemplateInput,
  RoleFromTemplateInput,
} from '@/lib/validation/role-template';
import { loadDraft } from './internal/load-draft';
import { startRole } from './internal/start-role';
import { copiedDraft, templateDraft } from './internal/template-draft';

export type TemplateHead = Readonly<{
  key: string;
  version: number;
  title: string;
  industry: string;
  summary: string;
  steps: number;
  /** Steps around the core task. */
  surrounding: number;
}>;

/**
 * The templates that a new role can be made from, in the words of one language.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listRoleTemplates(
  actor: Actor,
  { locale }: ListTemplatesInput,
): Promise<readonly TemplateHead[]> {
  authorize(actor, 'jobRole:edit');
  return Promise.resolve(listTemplates().map((template) => templateHead(template, locale)));
}

export type TemplatePreview = TemplateHead &
  Readonly<{
    isco: string;
    successCriterion: string;
    stages: readonly Readonly<{
      id: string;
      title: string;
      target: string;
      kpi: string;
      steps: readonly Readonly<{
        id: string;
        title: string;
        kind: StepKind;
        contact: ContactKind;
        customerNotices: string;
      }>[];
    }>[];
  }>;

/**
 * One template with its stages and steps, in the words of one language.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function previewTemplate(
  actor: Actor,
  { key, locale }: PreviewTemplateInput,
): Promise<TemplatePreview> {
  authorize(actor, 'jobRole:edit');
  const template = listTemplates().find(({ structure }) => structure.key === key);
  if (!template) throw new AppError('NOT_FOUND', `template ${key}`);
  const text = template.texts[locale];
  const stages = template.structure.stages.map(({ id, steps }) => ({
    id,
    title: text.stages[id]?.title ?? '',
    target: text.stages[id]?.target ?? '',
    kpi: text.stages[id]?.kpi ?? '',
    steps: steps.map((step) => ({
      id: step.id,
      title: text.steps[step.id]?.title ?? '',
      kind: step.kind,
      contact: step.contact,
      customerNotices: text.steps[step.id]?.customerNotices ?? '',
    })),
  }));
  const { isco } = template.structure;
  const { successCriterion } = text;
  return Promise.resolve({ ...templateHead(template, locale), isco, successCriterion, stages });
}

function templateHead({ structure, texts }: RoleTemplate, locale: Locale): TemplateHead {
  const { title, industry, summary } = texts[locale];
  const steps = structure.stages.flatMap((stage) => stage.steps);
  const surrounding = steps.filter(({ kind }) => kind === 'surrounding').length;
  return {
    key: structure.key,
    version: structure.version,
    title,
    industry,
    summary,
    steps: steps.length,
    surrounding,
  };
}

/**
 * Makes a job role from a template: its stages and steps in one language, without a single rating. The draft cannot
 * be published before local people have rated every step.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function createRoleFromTemplate(
  actor: Actor,
  { key, version, locale, title }: RoleFromTemplateInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'jobRole:edit');
  if (!hasTemplate(key, version)) throw new AppError('NOT_FOUND', `template ${key} v${version}`);
  const template = loadTemplate(key, version);
  const { industry, successCriterion } = template.texts[locale];
  const { isco } = template.structure;
  const { stages, steps } = templateDraft(template, locale, uuidv7);
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const role = { title, industry, locale, successCriterion, isco };
    const origin = { templateKey: key, templateVersion: version };
    const jobRoleId = await startRole(tx, actor, { ...role, ...origin }, origin);
    await draftStages.insert(tx, organizationId, jobRoleId, stages);
    await draftSteps.insertAll(tx, organizationId, jobRoleId, steps);
    return { jobRoleId };
  });
}

/**
 * Makes a job role from one of the organisation's own: stages and steps with what is said of them, and no ratings.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function copyJobRole(
  actor: Actor,
  { jobRoleId: sourceId, title }: CopyRoleInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'jobRole:edit');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadDraft(tx, organizationId, sourceId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${sourceId}`);
    const source = loaded.jobRole;
    const { industry, locale, successCriterion, templateKey, templateVersion } = source;
    const role = { title, industry, locale, successCriterion, templateKey, templateVersion };
    const jobRoleId = await startRole(tx, actor, { ...roleDetails(source), ...role }, { copyOf: sourceId });
    const templateSteps = new Map(loaded.rows.map(({ id, templateStep }) => [id, templateStep]));
    const { stages, steps } = copiedDraft(loaded.draft, templateSteps, uuidv7);
    await draftStages.insert(tx, organizationId, jobRoleId, stages);
    await draftSteps.insertAll(tx, organizationId, jobRoleId, steps);
    return { jobRoleId };
  });
}

import type { MemberActor } from '@/lib/auth/policy';
import { uuidv7 } from '@/lib/db/uuid';
import { loadDemoRoles } from '@/lib/content/load-demo';
import type { DemoRole, DemoStep } from '@/lib/content/schemas/demo';
import { createJobRole } from '@/lib/services/job-roles';
import { CUSTOMER_MIX, roleDetails, stageDetails, stepDetails } from '@/lib/job-analysis/step-attributes';
import { getRoleDraft, saveDetails, saveDraftCommand } from '@/lib/services/role-drafts';
import { publishRoleProfile } from '@/lib/services/role-profiles';
import { type DraftCommand, saveDetailsInput } from '@/lib/validation/role-draft';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';

const RATINGS = ['frequency', 'loss', 'gain'] as const;

/** An invented job role by its name in the content folder. */
export function demoRole(key: string): DemoRole {
  const role = loadDemoRoles().find((candidate) => candidate.key === key);
  if (!role) throw new Error(`there is no demo role ${key}`);
  return role;
}

export type EnteredRole = Readonly<{
  jobRoleId: string;
  stageIds: readonly string[];
  stepIds: readonly string[];
}>;

/** Enters a job role cell by cell, as HR does on its page. */
export async function enterRole(hr: MemberActor, role: DemoRole): Promise<EnteredRole> {
  const { jobRoleId } = await createJobRole(hr, {
    title: role.title,
    industry: role.industry,
    locale: role.locale,
    stageTitles: [],
  });
  const say = (command: DraftCommand) => tell(hr, jobRoleId, command);
  await say({ type: 'role', field: 'successCriterion', from: '', to: role.successCriterion });
  const stageIds: string[] = [];
  for (const { title, target } of role.stages) {
    const stageId = uuidv7();
    await say({ type: 'addStage', stageId, after: stageIds.at(-1) ?? null, title, target });
    stageIds.push(stageId);
  }
  const stepIds: string[] = [];
  const entered: EnteredRole = { jobRoleId, stageIds, stepIds };
  for (const [index, step] of role.steps.entries()) {
    const follows = role.steps[index - 1]?.stage === step.stage;
    stepIds.push(await enterStep(hr, entered, step, follows ? (stepIds.at(-1) ?? null) : null));
  }
  await enterScales(hr, jobRoleId, role);
  await enterWorkMap(hr, entered, role);
  return entered;
}

/** Fills in the details of the work map, form by form. */
async function enterWorkMap(hr: MemberActor, entered: EnteredRole, { workMap }: DemoRole): Promise<void> {
  if (workMap === null) return;
  const { experience, owner, isco, mix, stages, steps } = workMap;
  const shares = Object.fromEntries(CUSTOMER_MIX.map((field, index) => [field, mix[index] ?? null]));
  const empty = { ...roleDetails({}), ...stageDetails({}), ...stepDetails({}) };
  const fill = async (place: object, details: object) => {
    const commands = Object.entries(details)
      .map(([field, to]: [string, unknown]) => ({ ...place, field, from: emptyValue(empty, field), to }))
      .filter(({ from, to }) => from !== to);
    await saveDetails(hr, saveDetailsInput.parse({ jobRoleId: entered.jobRoleId, commands }));
  };
  await fill({ type: 'role' }, { experience, owner, isco, ...shares });
  for (const [index, stage] of stages.entries()) {
    await fill({ type: 'stage', stageId: entered.stageIds[index] }, stage);
  }
  for (const { step, ...details } of steps) {
    await fill({ type: 'step', stepId: entered.stepIds[step] }, details);
  }
}

function emptyValue(empty: object, field: string): unknown {
  return Object.entries(empty).find(([name]) => name === field)?.[1];
}

async function enterStep(hr: MemberActor, role: EnteredRole, step: DemoStep, after: string | null) {
  const stepId = uuidv7();
  const stageId = role.stageIds[step.stage];
  if (stageId === undefined) throw new Error(`no stage ${step.stage}`);
  const { title, kind, contact, customerNotices } = step;
  const say = (command: DraftCommand) => tell(hr, role.jobRoleId, command);
  await say({ type: 'addStep', stepId, place: { stageId, after }, title, kind, contact, customerNotices });
  for (const field of RATINGS) await say({ type: 'rating', stepId, field, from: null, to: step[field] });
  for (const [index, scale] of SCALE_KEYS.entries()) {
    await say({ type: 'relevance', stepId, scale, from: null, to: step.relevance[index] ?? 0 });
  }
  return stepId;
}

async function enterScales(hr: MemberActor, jobRoleId: string, role: DemoRole): Promise<void> {
  for (const { scale, reason } of role.excluded) {
    await tell(hr, jobRoleId, { type: 'scale', scale, field: 'excludedReason', from: null, to: reason });
  }
  for (const { scale, lower, upper, upperReason } of role.targets) {
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    const now = draft.scales.find(({ key }) => key === scale);
    await tell(hr, jobRoleId, {
      type: 'scale',
      scale,
      field: 'targetLower',
      from: now?.targetLower ?? null,
      to: lower,
    });
    await tell(hr, jobRoleId, {
      type: 'scale',
      scale,
      field: 'targetUpper',
      from: now?.targetUpper ?? null,
      to: upper,
    });
    await tell(hr, jobRoleId, {
      type: 'scale',
      scale,
      field: 'upperReason',
      from: now?.upperReason ?? null,
      to: upperReason,
    });
    if (upper !== null) await secureUpper(hr, jobRoleId, scale);
  }
}

/** Two people behind an upper limit, and a day in a year on which it is looked at again. */
async function secureUpper(hr: MemberActor, jobRoleId: string, scale: ScaleKey): Promise<void> {
  const cell = { type: 'scale', scale, from: null } as const;
  await tell(hr, jobRoleId, { ...cell, field: 'upperFirstExpert', to: 'supervisor' });
  await tell(hr, jobRoleId, { ...cell, field: 'upperSecondExpert', to: 'incumbent' });
  await tell(hr, jobRoleId, { ...cell, field: 'upperReviewOn', to: '2027-10-01' });
}

/** Makes the later edit of a role that gives it a second version. */
export async function reviseRole(hr: MemberActor, entered: EnteredRole, role: DemoRole): Promise<void> {
  const { revision } = role;
  if (!revision) return;
  for (const change of revision.ratings) await rateAnew(hr, entered, role, change);
  for (const step of revision.addedSteps) {
    const last = role.steps.findLastIndex(({ stage }) => stage === step.stage);
    await enterStep(hr, entered, step, entered.stepIds[last] ?? null);
  }
}

type Rerating = NonNullable<DemoRole['revision']>['ratings'][number];

async function rateAnew(
  hr: MemberActor,
  { jobRoleId, stepIds }: EnteredRole,
  role: DemoRole,
  { step, field, value }: Rerating,
): Promise<void> {
  const stepId = stepIds[step];
  const from = role.steps[step]?.[field];
  if (stepId === undefined || from === undefined) throw new Error(`no step ${step}`);
  await tell(hr, jobRoleId, { type: 'rating', stepId, field, from, to: value });
}

/** Publishes the draft as it stands. */
export async function publish(hr: MemberActor, jobRoleId: string): Promise<number> {
  const { revision } = await getRoleDraft(hr, { jobRoleId });
  const { version } = await publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
  return version;
}

async function tell(hr: MemberActor, jobRoleId: string, command: DraftCommand): Promise<void> {
  const outcome = await saveDraftCommand(hr, { jobRoleId, command });
  if (outcome.status !== 'saved') throw new Error(`${command.type} was not saved: ${outcome.status}`);
}

/** Part of the core task, or one of the small things around it. */
export const STEP_KINDS = ['core', 'surrounding'] as const;

/** Whether the customer is there, sees only the effect, or neither. */
export const CONTACT_KINDS = ['direct', 'indirect', 'none'] as const;

/** Where the step meets the customer; several may hold. */
export const SERVICE_CHANNELS = ['faceToFace', 'phone', 'chat', 'email', 'video', 'selfService'] as const;
export type ServiceChannel = (typeof SERVICE_CHANNELS)[number];

/** What the customer takes for granted, expects, or does not expect. */
export const SERVICE_LEVELS = ['basic', 'expected', 'exceeding'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/** Highest point of standardise (0) ↔ personalise (4). */
export const PERSONALISATION_MAX = 4;

/** Highest point of latitude: 0 must always ask … 4 decides alone. */
export const LATITUDE_MAX = 4;

/** More rules than anybody can count are not counted. */
export const RULES_MAX = 99;

/** What a measure of a stage tells: how well, or how much. */
export const KPI_KINDS = ['quality', 'volume'] as const;
export type KpiKind = (typeof KPI_KINDS)[number];

/** What else a job says of a stage; an empty text is one that nobody has written yet. */
export type StageDetails = Readonly<{
  kpi: string;
  kpiUnit: string;
  kpiGoal: string;
  kpiKind: KpiKind;
  /** What the organisation promises there. */
  promise: string;
  /** Who answers for the stage. */
  owner: string;
}>;

/** What else a job says of a task step; null and empty: not said yet. */
export type StepDetails = Readonly<{
  /** Channels as one text, see {@link channelText}. */
  channels: string;
  serviceLevel: ServiceLevel | '';
  /** 0 the same for everyone … 4 shaped for each customer. */
  personalisation: number | null;
  /** 0 must always ask … 4 decides alone. */
  latitude: number | null;
  /** What the worker may decide, in words. */
  authority: string;
  /** Unit or desk that does the step. */
  desk: string;
  /** Rules and approvals that bind the step. */
  rules: number | null;
}>;

/** What else is said of the job. The four shares of customers are in per cent. */
export type RoleDetails = Readonly<{
  /** What customers should experience, in their words. */
  experience: string;
  /** ISCO-08 code, four digits or empty. */
  isco: string;
  owner: string;
  mixAttention: number | null;
  mixSubstance: number | null;
  mixContent: number | null;
  mixCritical: number | null;
}>;

/** The four kinds of customers of a job: want attention, want substance, easily content, more than critical. */
export const CUSTOMER_MIX = ['mixAttention', 'mixSubstance', 'mixContent', 'mixCritical'] as const;

/**
 * Channels as one text in the fixed order, so that a cell holds one value.
 *
 * @example channelText(['chat', 'phone']); // 'phone,chat'
 */
export function channelText(channels: readonly ServiceChannel[]): string {
  return SERVICE_CHANNELS.filter((channel) => channels.includes(channel)).join(',');
}

/**
 * The channels of such a text; what is no channel is left out.
 *
 * @example channelsOf('phone,chat'); // ['phone', 'chat']
 */
export function channelsOf(text: string): readonly ServiceChannel[] {
  const names = text.split(',');
  return SERVICE_CHANNELS.filter((channel) => names.includes(channel));
}

const NO_STAGE_DETAILS: StageDetails = {
  kpi: '',
  kpiUnit: '',
  kpiGoal: '',
  kpiKind: 'quality',
  promise: '',
  owner: '',
};
const NO_STEP_DETAILS: StepDetails = {
  channels: '',
  serviceLevel: '',
  personalisation: null,
  latitude: null,
  authority: '',
  desk: '',
  rules: null,
};
const NO_ROLE_DETAILS: RoleDetails = {
  experience: '',
  isco: '',
  owner: '',
  mixAttention: null,
  mixSubstance: null,
  mixContent: null,
  mixCritical: null,
};

export const STAGE_DETAILS = keysOf(NO_STAGE_DETAILS);
export const STEP_DETAILS = keysOf(NO_STEP_DETAILS);
export const ROLE_DETAILS = keysOf(NO_ROLE_DETAILS);

/** The details of a stage, complete: what an older document does not hold is empty. */
export function stageDetails(stage: Partial<StageDetails>): StageDetails {
  return completed(NO_STAGE_DETAILS, stage);
}

/** The details of a step, complete. */
export function stepDetails(step: Partial<StepDetails>): StepDetails {
  return completed(NO_STEP_DETAILS, step);
}

/** The details of a job, complete. */
export function roleDetails(role: Partial<RoleDetails>): RoleDetails {
  return completed(NO_ROLE_DETAILS, role);
}

function keysOf<T extends object>(details: T): readonly (keyof T)[] {
  // Its own keys and no others: the objects above are written out in full.
  return Object.keys(details) as (keyof T)[];
}

function completed<T extends object>(empty: T, given: Partial<T>): T {
  const details = { ...empty };
  for (const key of keysOf(empty)) details[key] = given[key] ?? empty[key];
  return details;
}

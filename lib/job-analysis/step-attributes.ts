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

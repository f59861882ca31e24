/** In the order in which HR works through them. */
export const INCIDENT_STATES = ['waiting', 'coded', 'dismissed'] as const;

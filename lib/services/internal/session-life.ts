/**
 * A candidate may be away this long before the link is needed again; at least 20 hours, so that nobody is hurried
 * (WCAG 2.2, success criterion 2.2.1). Renewed at most every two hours, so that saving rarely writes two rows.
 */
export const SESSION_LIFE_HOURS = 24;
export const RENEW_BELOW_HOURS = 22;

/** Every file of messages/<locale>/ by name; a contract test compares this list with the folder. */
export const NAMESPACES = [
  'common',
  'crash',
  'errors',
  'nav',
  'consent',
  'roles',
  'scales',
  'take',
  'account',
  'members',
  'audit',
  'outbox',
  'mail',
  'assessments',
  'report',
  'measurement',
  'roleNav',
  'workMap',
  'raters',
  'rate',
  'observe',
] as const;

export type Namespace = (typeof NAMESPACES)[number];

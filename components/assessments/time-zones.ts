import type { SelectOption } from '@/components/forms/select-field';

/** Where most candidates of Finnish employers are; the others follow in their alphabet. */
const NEAR = [
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Europe/Tallinn',
  'Europe/Berlin',
  'Europe/London',
] as const;

/** Every time zone that can be chosen, the near ones first. */
export function timeZoneOptions(): readonly SelectOption[] {
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const near: readonly string[] = NEAR;
  return [...near, ...all.filter((zone) => !near.includes(zone))].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
}

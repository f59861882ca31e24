import { type DemoPeople, demoPeopleSchema, type DemoRole, demoRoleSchema } from '@/lib/content/schemas/demo';
import busDriver from '@/lib/content/demo/bus-driver.json';
import contactCentre from '@/lib/content/demo/contact-centre.json';
import people from '@/lib/content/demo/people.json';
import shopFloor from '@/lib/content/demo/shop-floor.json';

const ROLES = { 'contact-centre': contactCentre, 'bus-driver': busDriver, 'shop-floor': shopFloor } as const;

/** An invented job role, checked. */
export function demoRole(key: keyof typeof ROLES): DemoRole {
  return demoRoleSchema.parse(ROLES[key]);
}

/** The invented organisation with its members and candidates, checked. */
export function demoPeople(): DemoPeople {
  return demoPeopleSchema.parse(people);
}

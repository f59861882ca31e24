import 'server-only';

import busDriver from './demo/bus-driver.json';
import contactCentre from './demo/contact-centre.json';
import people from './demo/people.json';
import recruiting from './demo/recruiting.json';
import shopFloor from './demo/shop-floor.json';
import {
  demoPeopleSchema,
  demoRecruitingSchema,
  demoRoleSchema,
  type DemoPeople,
  type DemoRecruiting,
  type DemoRole,
} from './schemas/demo';

/** The fictional organisation, its members and the candidates of the demo. */
export function loadDemoPeople(): DemoPeople {
  return demoPeopleSchema.parse(people);
}

/** The job roles of the demo, in the order in which they are made. */
export function loadDemoRoles(): DemoRole[] {
  return [contactCentre, busDriver, shopFloor].map((role) => demoRoleSchema.parse(role));
}

/** What recruiters and candidates of the demo do after the answers. */
export function loadDemoRecruiting(): DemoRecruiting {
  return demoRecruitingSchema.parse(recruiting);
}

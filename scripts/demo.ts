// Fills an empty installation with the demo, by calling the services as people would: npm run demo.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadDemoPeople, loadDemoRecruiting } from '@/lib/content/load-demo';
import { disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { closeAssessment, createAssessment, listProfileChoices } from '@/lib/services/assessments';
import type { MemberActor } from '@/lib/auth/policy';
import { analyseRole } from './demo/analysis';
import type { OpenAttempt } from './demo/attempt';
import { complete, everyState, stopAfter } from './demo/candidates';
import { makeOrganization } from './demo/organization';
import type { Manner } from './demo/persona';
import { recruit } from './demo/recruiting';
import { demoRole, enterRole, publish, reviseRole } from './demo/role';

/** How many of the forty candidates each job gets; all of them answer to the end. */
const CONTACT_CENTRE = 16;
const BUS_DRIVER = 12;

const people = loadDemoPeople();
const members = await makeOrganization(people);
const hr = actorOf('HR');
const recruiter = actorOf('RECRUITER');

const contactCentre = demoRole('contact-centre');
const contactCentreRole = await enterRole(hr, contactCentre);
await analyseRole(hr, contactCentreRole, contactCentre);
await publish(hr, contactCentreRole.jobRoleId);
const autumn = await openAssessment('Yhteyskeskus, syksy', contactCentreRole.jobRoleId);
await reviseRole(hr, contactCentreRole, contactCentre);
await publish(hr, contactCentreRole.jobRoleId);
const spring = await openAssessment('Yhteyskeskus, kevät', contactCentreRole.jobRoleId);

const driving = await openPublished('Linja-autonkuljettajat', 'bus-driver');
const shop = await openPublished('Tavaratalon myyjät', 'shop-floor', { blind: true });

const { candidates } = people;
const manners: Readonly<Record<number, Manner>> = { 3: 'skipsStress', 7: 'hurried' };
const inSpring: OpenAttempt[] = [];
for (const [index, person] of candidates.entries()) {
  const assessmentId = index < CONTACT_CENTRE ? spring : index < CONTACT_CENTRE + BUS_DRIVER ? driving : shop;
  const attempt = await complete(recruiter, assessmentId, person, 100 + index, manners[index]);
  if (assessmentId === spring) inSpring.push(attempt);
}
const { freshLink } = await everyState(recruiter, shop, candidates.slice(0, 7));
await stopAfter(recruiter, autumn, candidates[20] ?? fail(), 904, 40);
await complete(recruiter, autumn, candidates[21] ?? fail(), 905);
await closeAssessment(hr, { assessmentId: autumn });
await recruit({ hr, recruiter }, spring, inSpring, loadDemoRecruiting());
await disconnect();

// Written last: a folder without it is one whose filling was interrupted.
writeFileSync(
  path.join(env().DATA_DIR, 'demo.json'),
  JSON.stringify({
    signIns: members.map(({ member, password }) => ({
      label: `${member.role} ${member.name}`,
      email: member.email,
      password,
    })),
    links: [{ label: 'Candidate', path: freshLink }],
  }),
  { mode: 0o600 },
);

function actorOf(role: MemberActor['role']): MemberActor {
  return (members.find(({ member }) => member.role === role) ?? fail()).actor;
}

async function openPublished(
  name: string,
  key: string,
  settings: Readonly<{ blind?: true }> = {},
): Promise<string> {
  const { jobRoleId } = await enterRole(hr, demoRole(key));
  await publish(hr, jobRoleId);
  return openAssessment(name, jobRoleId, settings);
}

async function openAssessment(
  name: string,
  jobRoleId: string,
  settings: Readonly<{ blind?: true }> = {},
): Promise<string> {
  const profile =
    (await listProfileChoices(hr)).filter((choice) => choice.jobRoleId === jobRoleId).at(0) ?? fail();
  const { assessmentId } = await createAssessment(hr, {
    name,
    roleProfileVersionId: profile.id,
    opensOn: null,
    closesOn: null,
    ...settings,
  });
  return assessmentId;
}

function fail(): never {
  throw new Error('the demo content does not hold what the demo needs');
}

import { z } from 'zod';
import { MEMBER_ROLES, type MemberActor } from '@/lib/auth/policy';
import { issueSetUpLink } from '@/lib/services/set-up';
import { invited, openAssessment } from '../../support/assessment-factory';
import { makeOrganization, PASSWORD, systemActor } from '../../support/factories';

const actor = z
  .object({
    kind: z.literal('member'),
    userId: z.uuid(),
    organizationId: z.uuid(),
    role: z.enum(MEMBER_ROLES),
    sessionId: z.uuid(),
    requestId: z.uuid(),
  })
  .transform((value): MemberActor => value);

const assessmentInput = z.object({
  actor,
  title: z.string().optional(),
  upper: z.boolean().optional(),
});
const invitationInput = z.object({ actor, assessmentId: z.uuid(), name: z.string() });

/** What the browser tests can have made for them. Add a command here and its call to ../fixtures/workshop.ts. */
export const WORKSHOP = {
  /** An organisation with a member of each role; random names, so that tests run side by side. */
  newOrganization: async () => ({ ...(await makeOrganization()), password: PASSWORD }),
  /** A published profile and an open assessment of it. */
  openAssessment: async (input: unknown) => {
    const { actor: member, title, upper } = assessmentInput.parse(input);
    const options = { ...(title === undefined ? {} : { title }), ...(upper === undefined ? {} : { upper }) };
    const { assessmentId, profile } = await openAssessment(member, options);
    return { assessmentId, jobRoleId: profile.jobRoleId };
  },
  /** A candidate's link. */
  invite: async (input: unknown) => {
    const { actor: member, assessmentId, name } = invitationInput.parse(input);
    return invited(member, assessmentId, name);
  },
  /** The first set-up link, or null once there is an organisation. */
  setUpLink: () => issueSetUpLink(systemActor()),
} as const;

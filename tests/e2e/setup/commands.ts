import { z } from 'zod';
import { MEMBER_ROLES, type MemberActor } from '@/lib/auth/policy';
import { LOCALES } from '@/lib/i18n/locales';
import { issueSetUpLink } from '@/lib/services/set-up';
import { invited, openAssessment } from '../../support/assessment-factory';
import { systemActor } from '../../support/factories';
import { completeRole, THREE_STEPS } from '../../support/role-factory';
import { answeredAssessment } from './answered';
import { storedAnswers } from './answers';
import { finishedCandidate } from './finished';
import { submittedReport } from './interviews';
import { newObserver, observedSessions } from './observation';
import { ratedBy } from './raters';
import { answeringCandidate, newOrganization, seedOrganization, shortAssessment } from './seed';

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
const candidateInput = z.object({ actor, assessmentId: z.uuid(), locale: z.enum(LOCALES) });
const answeredInput = z.object({
  actor,
  names: z.array(z.string()),
  careless: z.array(z.string()),
  blind: z.boolean(),
});
const invitationInput = z.object({ actor, assessmentId: z.uuid(), name: z.string() });

/** What the browser tests can have made for them. Add a command here and its call to ../fixtures/workshop.ts. */
export const WORKSHOP = {
  /** An organisation with a member of each role; random names, so that tests run side by side. */
  newOrganization,
  /** The same with everything that a page can show. */
  seedOrganization,
  /** An open assessment of the bus driver: sixty statements. */
  shortAssessment: (input: unknown) => shortAssessment(z.object({ actor }).parse(input).actor),
  /** A job with three steps and the link of somebody who observes it. */
  newObserver: (input: unknown) => newObserver(z.object({ actor }).parse(input).actor),
  /** What is stored of the sessions of a job. */
  observedSessions: (input: unknown) => {
    const { actor: member, jobRoleId } = z.object({ actor, jobRoleId: z.uuid() }).parse(input);
    return observedSessions(member, jobRoleId);
  },
  /** A candidate who has given consent. */
  answeringCandidate: (input: unknown) => {
    const { actor: member, assessmentId, locale } = candidateInput.parse(input);
    return answeringCandidate(member, assessmentId, locale);
  },
  /** What the database holds of an attempt, by item. */
  storedAnswers: (input: unknown) => storedAnswers(z.object({ session: z.string() }).parse(input).session),
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
  /** The report of a candidate who has answered. */
  finishedCandidate: (input: unknown) => {
    const { actor: member, name } = z.object({ actor, name: z.string() }).parse(input);
    return finishedCandidate(member, name);
  },
  submittedReport: (input: unknown) => {
    const { actor: member, name } = z.object({ actor, name: z.string() }).parse(input);
    return submittedReport(member, name);
  },
  /** An assessment whose candidates have answered. */
  answeredAssessment: (input: unknown) => {
    const { actor: member, ...people } = answeredInput.parse(input);
    return answeredAssessment(member, people);
  },
  /** A job with three rated steps. */
  smallRole: async (input: unknown) => {
    const jobRoleId = await completeRole(z.object({ actor }).parse(input).actor);
    return { jobRoleId, steps: THREE_STEPS.length };
  },
  /** The same, rated by others as well. */
  ratedRole: async (input: unknown) => {
    const { actor: member, names } = z.object({ actor, names: z.array(z.string()) }).parse(input);
    const jobRoleId = await completeRole(member);
    await ratedBy(member, jobRoleId, names);
    return { jobRoleId, steps: THREE_STEPS.length };
  },
  /** The first set-up link, or null once there is an organisation. */
  setUpLink: () => issueSetUpLink(systemActor()),
} as const;

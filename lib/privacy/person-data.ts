/**
 * What every table knows about people. A table without its line fails the tests: nobody can add a place for personal
 * data without deciding how it is handed out and how it is erased.
 *
 * - `person`: names, addresses, links, own words, answers or results of somebody; erased with the person.
 * - `pseudonymous`: ids at most, which lead nowhere once the person's own row is erased.
 * - `none`: about work, content or machinery.
 */
export type Holding = 'person' | 'pseudonymous' | 'none';

/** Whose data they are. Members have accounts; the others have links. */
export type Subject = 'candidate' | 'member' | 'rater' | 'observer';

/** Columns that lead from a row towards the candidate whom it is about, and the tables whose ids they hold. */
export const CANDIDATE_KEYS = {
  candidateId: 'Candidate',
  attemptId: 'Attempt',
  reportId: 'Report',
  interviewId: 'Interview',
  /** Of an event about any of these. */
  subjectId: 'any',
} as const;
export type CandidateKey = keyof typeof CANDIDATE_KEYS;

export type TableData = Readonly<{
  holds: Holding;
  who?: readonly Subject[];
  why: string;
  /** How to find a candidate's rows, and the columns that are never handed out: secrets, and other people. */
  candidate?: Readonly<{ by: CandidateKey | 'id'; withheld: readonly string[] }>;
}>;

const none = (why: string): TableData => ({ holds: 'none', why });
const pseudonymous = (why: string, ...who: readonly Subject[]): TableData => ({
  holds: 'pseudonymous',
  who,
  why,
});
const person = (why: string, ...who: readonly Subject[]): TableData => ({ holds: 'person', who, why });
const candidate = (why: string, by: CandidateKey | 'id', ...withheld: readonly string[]): TableData => ({
  ...person(why, 'candidate'),
  candidate: { by, withheld },
});

/** By table of the schema. */
export const PERSON_DATA: Readonly<Record<string, TableData>> = {
  Candidate: candidate('name, address and language', 'id', 'heldById'),
  Attempt: candidate('one run: when, how far, in which language', 'candidateId', 'ref'),
  Invitation: candidate('when links were made', 'attemptId', 'tokenHash', 'sealedLink', 'createdById'),
  CandidateSession: candidate('when the questionnaire was open', 'attemptId', 'tokenHash'),
  ConsentRecord: candidate('what was agreed to or refused', 'attemptId'),
  CandidateRequest: candidate(
    'own words to the employer, and the answer',
    'attemptId',
    'takenById',
    'handledById',
  ),
  Answer: candidate('each answer as chosen', 'attemptId'),
  Report: candidate('the computed result', 'attemptId', 'packedFit', 'packedScores'),
  CandidateDecision: candidate('what was decided about somebody, and why', 'attemptId', 'decidedById'),
  NameReveal: candidate('that a hidden name was made visible, and why', 'attemptId', 'revealedById'),
  Interview: candidate('that somebody interviews', 'attemptId', 'createdById'),
  InterviewQuestion: candidate('what is asked in an interview', 'interviewId', 'addedById'),
  InterviewSheet: candidate('what an interviewer noted', 'interviewId', 'userId'),
  InterviewRating: candidate('how an interviewer rated an answer', 'interviewId'),
  InterviewConsensus: candidate('what the interviewers agreed on', 'interviewId', 'agreedById'),
  Reminder: candidate('when a reminder was due', 'attemptId'),
  OutboxMail: {
    ...candidate('mails with address and words', 'attemptId', 'html', 'onceKey', 'error'),
    who: ['candidate', 'member', 'rater', 'observer'],
  },
  AuditEvent: {
    ...candidate('who did what, by id; never names, addresses or answers', 'subjectId', 'actorId'),
    holds: 'pseudonymous',
    who: ['candidate', 'member', 'rater', 'observer'],
  },

  User: person('name, address and password hash of an account', 'member'),
  Membership: person('which account works where', 'member'),
  UserToken: person('links in mails to members, with the address', 'member'),
  UserSession: person('where a member is signed in', 'member'),
  StepComment: person('what a colleague wrote about a step', 'member'),
  CriticalIncident: person('an episode in somebody’s own words', 'member', 'rater'),
  SavedView: person('filters under a name that a member chose', 'member'),
  DraftChange: pseudonymous('which member changed what in a draft', 'member'),
  FrequencyDecision: pseudonymous('which member decided on a frequency', 'member'),
  ConsensusSession: pseudonymous('which member opened a discussion', 'member'),
  ExportFile: person('name and contents of a file about many people; kept for a day'),
  ExportPart: person('the contents of such a file'),
  Computation: pseudonymous('which member asked for it', 'member'),
  Assessment: pseudonymous('which member opened a campaign', 'member'),
  InvitationBatch: pseudonymous('which member invited a list of people', 'member'),

  Rater: person('name, address and link of a rater', 'rater', 'member'),
  RaterSession: person('when a rater’s link was open', 'rater'),
  StepRating: person('what a rater gave', 'rater', 'member'),
  StepRelevance: person('what a rater gave', 'rater', 'member'),
  Observer: person('name, address and link of an observer', 'observer'),
  ObserverAccess: person('browsers that an observer’s link has opened', 'observer'),
  ObservationSession: person('when and where somebody observed', 'observer'),

  TargetAnswer: pseudonymous('an expert’s answer; who it was is not stored', 'rater'),
  ObservationTap: person('counted work, with the observer’s notes', 'observer'),
  RoleProfileVersion: pseudonymous('raters by id and kind, never by name', 'rater', 'member'),
  RateLimit: pseudonymous('keyed hashes of addresses and of network addresses, for minutes', 'member'),

  Organization: none('the employer, and whom to ask there'),
  JobRole: none('a job'),
  Stage: none('a stage of the service path'),
  TaskStep: none('a step of the work'),
  RoleScaleSetting: none('a target of a job'),
  ConsensusStep: none('which steps were discussed, and what was said about the work'),
  AuthorityDecision: none('who may decide what, by post'),
  JobFix: none('what should change in the work, by unit or post'),
  RoleCondition: none('what the organisation brings, by unit or post'),
  AuthorityDecisionStep: none('which steps a decision is about'),
  IncidentLink: none('a link of a job, for anybody'),
  QuestionnaireVersion: none('released content'),
  NormVersion: none('released content'),
};

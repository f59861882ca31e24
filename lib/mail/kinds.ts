/** The end of a candidate's time to answer, and where in the world: deadlines are the end of a day there. */
export type MailDeadline = Readonly<{ at: Date; timeZone: string }>;

type ToCandidate = Readonly<{
  organization: string;
  jobTitle: string;
  contact: string;
}>;

type ToExpert = Readonly<{
  organization: string;
  jobTitle: string;
  link: string;
  deadline: Date;
  contact: string;
}>;

/**
 * What each kind of mail needs to be written. Links are whole addresses; dates become words in the reader's language.
 * A link is null where it can no longer be known: the mail then points to the link that the candidate has.
 */
export type MailParams = Readonly<{
  memberInvite: Readonly<{ organization: string; link: string; days: number }>;
  passwordReset: Readonly<{ link: string; minutes: number }>;
  passwordChanged: Readonly<Record<string, never>>;
  candidateInvitation: ToCandidate &
    Readonly<{ link: string; minutes: number; deadline: MailDeadline | null }>;
  candidateReminder: ToCandidate &
    Readonly<{ link: string | null; minutes: number; begun: boolean; deadline: MailDeadline }>;
  deadlineExtended: ToCandidate & Readonly<{ link: string | null; deadline: MailDeadline }>;
  answersReceived: ToCandidate & Readonly<{ link: string | null; receipt: string; reportNow: boolean }>;
  invitationCancelled: ToCandidate;
  reportReady: ToCandidate & Readonly<{ link: string | null }>;
  requestAnswered: ToCandidate & Readonly<{ link: string | null }>;
  raterInvitation: ToExpert;
  raterDiscussion: ToExpert;
  observerInvitation: ToExpert;
}>;

export type MailKind = keyof MailParams;

export const MAIL_KINDS = [
  'memberInvite',
  'passwordReset',
  'passwordChanged',
  'candidateInvitation',
  'candidateReminder',
  'deadlineExtended',
  'answersReceived',
  'invitationCancelled',
  'reportReady',
  'requestAnswered',
  'raterInvitation',
  'raterDiscussion',
  'observerInvitation',
] as const satisfies readonly MailKind[];

/** Mails to members: they may carry a way into an account. */
export const KINDS_TO_MEMBERS: readonly MailKind[] = ['memberInvite', 'passwordReset', 'passwordChanged'];

/** Mails that are of use only to somebody who can still answer; nobody else gets them, however late they leave. */
export const KINDS_WHILE_ANSWERING: readonly MailKind[] = [
  'candidateInvitation',
  'candidateReminder',
  'deadlineExtended',
];

/** One mail to write: the kind with what it needs. */
export type MailRequest<K extends MailKind = MailKind> = {
  [P in K]: Readonly<{ kind: P; params: MailParams[P] }>;
}[K];

/** What each kind of mail needs to be written. Links are whole addresses; dates become words in the reader's language. */
export type MailParams = Readonly<{
  memberInvite: Readonly<{ organization: string; link: string; days: number }>;
  passwordReset: Readonly<{ link: string; minutes: number }>;
  passwordChanged: Readonly<Record<string, never>>;
  candidateInvitation: Readonly<{
    organization: string;
    jobTitle: string;
    link: string;
    minutes: number;
    deadline: Date | null;
    contact: string;
  }>;
  raterInvitation: Readonly<{
    organization: string;
    jobTitle: string;
    link: string;
    deadline: Date;
    contact: string;
  }>;
  raterDiscussion: MailParams['raterInvitation'];
  observerInvitation: MailParams['raterInvitation'];
}>;

export type MailKind = keyof MailParams;

export const MAIL_KINDS = [
  'memberInvite',
  'passwordReset',
  'passwordChanged',
  'candidateInvitation',
  'raterInvitation',
  'raterDiscussion',
  'observerInvitation',
] as const satisfies readonly MailKind[];

/** One mail to write: the kind with what it needs, to whom, in which language. */
export type MailRequest = {
  [K in MailKind]: Readonly<{ kind: K; params: MailParams[K] }>;
}[MailKind];

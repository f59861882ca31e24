/** What a mail server, or the way to it, said; `permanent` when another try would hear the same. */
export type MailFailure = Readonly<{ reason: string; permanent: boolean }>;

/** The server refuses this address or this mail for good (RFC 5321, 4.2.1: replies 5yz). */
const PERMANENT_FROM = 500;

/** Refusals that are about the mail; a refused password, too, is a 5yz reply, but waits for the administrator. */
const ABOUT_THE_MAIL = ['EENVELOPE', 'EMESSAGE'];

/** The kind of failure (ECONNREFUSED, EAUTH, EENVELOPE 550 …): a server's whole answer may repeat addresses. */
export function failureOf(error: unknown): MailFailure {
  if (typeof error !== 'object' || error === null) return { reason: 'unknown', permanent: false };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const answer =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  return {
    reason: answer === null ? code : `${code} ${answer}`,
    permanent: answer !== null && answer >= PERMANENT_FROM && ABOUT_THE_MAIL.includes(code),
  };
}

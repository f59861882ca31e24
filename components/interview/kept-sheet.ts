/** Field name to what was typed, as far as the server does not have it. */
export type UnsavedFields = Readonly<Record<string, string>>;

const PREFIX = 'kuusi.interview.';

/** Keeps what was not sent yet, in this window only: notes about a person do not stay on a device. */
export function keepSheet(interviewId: string, fields: UnsavedFields): void {
  try {
    if (Object.keys(fields).length === 0) sessionStorage.removeItem(PREFIX + interviewId);
    else sessionStorage.setItem(PREFIX + interviewId, JSON.stringify(fields));
  } catch {
    // Without storage the text is still on the page.
  }
}

/** What an earlier visit of this window could not send; null without it or when it cannot be read. */
export function keptSheet(interviewId: string): UnsavedFields | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(PREFIX + interviewId) ?? 'null');
    return isFields(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is UnsavedFields {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

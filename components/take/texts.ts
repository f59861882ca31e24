/** Words of the statements and the check page, with their places for numbers still open: `{position}`. */
export type RunnerTexts = Readonly<{
  language: string;
  errorPrefix: string;
  statementTitle: string;
  checkTitle: string;
  counter: string;
  previous: string;
  backToInstructions: string;
  backToCheck: string;
  next: string;
  toCheck: string;
  skip: string;
  skipped: string;
  pause: string;
  withdraw: string;
  pace: string;
  autoAdvance: string;
  autoAdvanceHint: string;
  numberKeys: string;
  numberKeysHint: string;
  missingTitle: string;
  missing: string;
  failedTitle: string;
  failed: string;
  saving: string;
  saved: string;
  savedAt: string;
  offline: string;
  retrying: string;
  takenOver: string;
  takeOver: string;
  otherAttempt: string;
  closed: string;
  sessionEnded: string;
  broken: string;
  check: string;
  answered: string;
  openTitle: string;
  openText: string;
  noneOpen: string;
  answersTitle: string;
  group: string;
  noAnswer: string;
  answer: string;
  answerStatement: string;
  change: string;
  changeStatement: string;
  whoSees: string;
  submit: string;
  submitting: string;
  mismatch: string;
}>;

/** Puts values into the places of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

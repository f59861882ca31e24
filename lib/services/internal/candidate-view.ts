import type { AttemptView } from '@/lib/db/repositories/attempts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { answeringMinutes } from './answering-time';
import { type TakeState, takeStateOf } from './take-state';

/** What the pages of one candidate may know. No scale, no score, nobody else. */
export type CandidateView = Readonly<{
  ref: string;
  receipt: string;
  state: TakeState;
  locale: Locale;
  statements: number;
  /** Estimated time for the whole questionnaire. */
  minutes: number;
  started: boolean;
  refused: boolean;
  deadlineAt: Date | null;
  opensAt: Date | null;
  submittedAt: Date | null;
  largeText: boolean;
  consentVersion: string;
  organizationName: string;
  contact: string;
  activeMonths: number;
  totalMonths: number;
  /** Languages that the assessment offers. */
  locales: readonly Locale[];
  /** IANA name: the deadline is the end of a day there. */
  timeZone: string;
  jobTitle: string;
}>;

/** Picks, from what the database knows of an attempt, what its candidate's pages show. */
export function candidateView(row: AttemptView): CandidateView {
  const statements = row.itemIds.length;
  return {
    ref: row.ref,
    receipt: row.receipt,
    state: takeStateOf(row),
    locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE,
    statements,
    minutes: answeringMinutes(statements),
    started: row.status === 'inProgress',
    refused: row.consent === 'refused',
    deadlineAt: row.deadlineAt,
    opensAt: row.opensAt,
    submittedAt: row.submittedAt,
    largeText: row.largeText,
    consentVersion: row.consentVersion,
    organizationName: row.organizationName,
    contact: row.contact,
    activeMonths: row.activeMonths,
    totalMonths: row.totalMonths,
    locales: row.locales.filter(isLocale),
    timeZone: row.timeZone,
    jobTitle: row.jobTitle,
  };
}

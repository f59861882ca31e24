import type common from './messages/en/common.json';
import type crash from './messages/en/crash.json';
import type errors from './messages/en/errors.json';
import type nav from './messages/en/nav.json';
import type consent from './messages/en/consent.json';
import type roles from './messages/en/roles.json';
import type scales from './messages/en/scales.json';
import type take from './messages/en/take.json';
import type own from './messages/en/own.json';
import type requests from './messages/en/requests.json';
import type ownData from './messages/en/ownData.json';
import type account from './messages/en/account.json';
import type members from './messages/en/members.json';
import type audit from './messages/en/audit.json';
import type outbox from './messages/en/outbox.json';
import type mail from './messages/en/mail.json';
import type assessments from './messages/en/assessments.json';
import type invitations from './messages/en/invitations.json';
import type report from './messages/en/report.json';
import type interview from './messages/en/interview.json';
import type workMap from './messages/en/workMap.json';
import type sheet from './messages/en/sheet.json';
import type teamwork from './messages/en/teamwork.json';
import type dossier from './messages/en/dossier.json';
import type templates from './messages/en/templates.json';
import type roleNav from './messages/en/roleNav.json';
import type raters from './messages/en/raters.json';
import type experts from './messages/en/experts.json';
import type roleWeights from './messages/en/roleWeights.json';
import type rate from './messages/en/rate.json';
import type observe from './messages/en/observe.json';
import type observation from './messages/en/observation.json';
import type sideWords from './messages/en/sideWords.json';
import type authority from './messages/en/authority.json';
import type incidents from './messages/en/incidents.json';
import type stories from './messages/en/stories.json';
import type candidates from './messages/en/candidates.json';
import type decision from './messages/en/decision.json';
import type comparison from './messages/en/comparison.json';
import type measurement from './messages/en/measurement.json';
import type { FORMATS } from './formats';
import type { Locale } from './locales';
import type { Namespace } from './namespaces';

type MessageFiles = Readonly<{
  common: typeof common;
  comparison: typeof comparison;
  decision: typeof decision;
  candidates: typeof candidates;
  crash: typeof crash;
  errors: typeof errors;
  nav: typeof nav;
  consent: typeof consent;
  roles: typeof roles;
  scales: typeof scales;
  take: typeof take;
  own: typeof own;
  requests: typeof requests;
  ownData: typeof ownData;
  account: typeof account;
  members: typeof members;
  audit: typeof audit;
  outbox: typeof outbox;
  mail: typeof mail;
  assessments: typeof assessments;
  invitations: typeof invitations;
  report: typeof report;
  interview: typeof interview;
  measurement: typeof measurement;
  roleNav: typeof roleNav;
  workMap: typeof workMap;
  templates: typeof templates;
  dossier: typeof dossier;
  teamwork: typeof teamwork;
  sheet: typeof sheet;
  raters: typeof raters;
  experts: typeof experts;
  roleWeights: typeof roleWeights;
  rate: typeof rate;
  observe: typeof observe;
  sideWords: typeof sideWords;
  authority: typeof authority;
  incidents: typeof incidents;
  stories: typeof stories;
  observation: typeof observation;
}>;

/** Indexing by Namespace makes a namespace without its type a compile error. */
export type Messages = { readonly [N in Namespace]: MessageFiles[N] };

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
    Formats: typeof FORMATS;
  }
}

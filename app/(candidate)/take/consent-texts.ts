import { loadConsent } from '@/lib/content/load';
import type { Consent, ConsentPlaceholder } from '@/lib/content/schemas/consent';
import type { Locale } from '@/lib/i18n/locales';
import type { CandidateView } from '@/lib/services/internal/candidate-view';

/** The pinned wording in one language with the names, numbers and times of this candidate's invitation. */
export function consentTexts(view: CandidateView, locale: Locale): Consent {
  const values: Readonly<Record<ConsentPlaceholder, string>> = {
    organization: view.organizationName,
    jobTitle: view.jobTitle,
    contact: view.contact,
    statements: String(view.statements),
    minutes: String(view.minutes),
    activeMonths: String(view.activeMonths),
    totalMonths: String(view.totalMonths),
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => valueOf(values, name) ?? whole);
  const consent = loadConsent(Number(view.consentVersion), locale);
  return {
    ...consent,
    introduction: fill(consent.introduction),
    sections: consent.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(fill) })),
    refusal: {
      ...consent.refusal,
      paragraphs: consent.refusal.paragraphs.map(fill),
      done: fill(consent.refusal.done),
    },
    withdrawal: {
      ...consent.withdrawal,
      beforeSubmit: fill(consent.withdrawal.beforeSubmit),
      afterSubmit: fill(consent.withdrawal.afterSubmit),
      done: fill(consent.withdrawal.done),
    },
    writtenStatement: {
      ...consent.writtenStatement,
      text: fill(consent.writtenStatement.text),
      done: fill(consent.writtenStatement.done),
    },
  };
}

function valueOf(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

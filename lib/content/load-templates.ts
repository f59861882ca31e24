import 'server-only';

import type { RatedStep } from '@/lib/job-analysis/types';
import { z } from 'zod';

import { CONTENT_LOCALES, type ContentLocale } from './schemas/common';
import {
  templateStructureSchema,
  templateTextSchema,
  type TemplateStructure,
  type TemplateText,
} from './schemas/template';
import { shelf } from './shelf';
import contactCentreV1 from './templates/contact-centre/v1/structure.json';
import contactCentreV1En from './templates/contact-centre/v1/text.en.json';
import contactCentreV1Fi from './templates/contact-centre/v1/text.fi.json';
import contactCentreV1Sv from './templates/contact-centre/v1/text.sv.json';
import shopFloorV1 from './templates/shop-floor/v1/structure.json';
import shopFloorV1En from './templates/shop-floor/v1/text.en.json';
import shopFloorV1Fi from './templates/shop-floor/v1/text.fi.json';
import shopFloorV1Sv from './templates/shop-floor/v1/text.sv.json';
import hotelRestaurantV1 from './templates/hotel-restaurant/v1/structure.json';
import hotelRestaurantV1En from './templates/hotel-restaurant/v1/text.en.json';
import hotelRestaurantV1Fi from './templates/hotel-restaurant/v1/text.fi.json';
import hotelRestaurantV1Sv from './templates/hotel-restaurant/v1/text.sv.json';
import driverV1 from './templates/driver/v1/structure.json';
import driverV1En from './templates/driver/v1/text.en.json';
import driverV1Fi from './templates/driver/v1/text.fi.json';
import driverV1Sv from './templates/driver/v1/text.sv.json';
import publicServiceDeskV1 from './templates/public-service-desk/v1/structure.json';
import publicServiceDeskV1En from './templates/public-service-desk/v1/text.en.json';
import publicServiceDeskV1Fi from './templates/public-service-desk/v1/text.fi.json';
import publicServiceDeskV1Sv from './templates/public-service-desk/v1/text.sv.json';
import trustedPartnerV1 from './templates/trusted-partner/v1/structure.json';
import trustedPartnerV1En from './templates/trusted-partner/v1/text.en.json';
import trustedPartnerV1Fi from './templates/trusted-partner/v1/text.fi.json';
import trustedPartnerV1Sv from './templates/trusted-partner/v1/text.sv.json';
import securityV1 from './templates/security/v1/structure.json';
import securityV1En from './templates/security/v1/text.en.json';
import securityV1Fi from './templates/security/v1/text.fi.json';
import securityV1Sv from './templates/security/v1/text.sv.json';
import careV1 from './templates/care/v1/structure.json';
import careV1En from './templates/care/v1/text.en.json';
import careV1Fi from './templates/care/v1/text.fi.json';
import careV1Sv from './templates/care/v1/text.sv.json';

/** A released role template: its structure with example ratings, and its words in every language. */
export type RoleTemplate = Readonly<{
  structure: TemplateStructure;
  texts: Readonly<Record<ContentLocale, TemplateText>>;
}>;

type Step = TemplateStructure['stages'][number]['steps'][number];

const templateSchema = z
  .strictObject({
    structure: templateStructureSchema,
    texts: z.strictObject({ fi: templateTextSchema, sv: templateTextSchema, en: templateTextSchema }),
  })
  .superRefine(({ structure, texts }, context) => {
    const stages = structure.stages.map(({ id }) => id).sort();
    const steps = structure.stages.flatMap((stage) => stage.steps.map(({ id }) => id)).sort();
    for (const locale of CONTENT_LOCALES) {
      const text = texts[locale];
      const isOfTemplate = text.template.key === structure.key && text.template.version === structure.version;
      if (!isOfTemplate || text.locale !== locale)
        context.addIssue({ code: 'custom', message: `${locale}: words of something else` });
      if (Object.keys(text.stages).sort().join() !== stages.join())
        context.addIssue({ code: 'custom', message: `${locale}: other stages than the structure` });
      if (Object.keys(text.steps).sort().join() !== steps.join())
        context.addIssue({ code: 'custom', message: `${locale}: other steps than the structure` });
    }
  });

const templates = shelf<RoleTemplate>(templateSchema, {
  'contact-centre/v1': {
    structure: contactCentreV1,
    texts: { fi: contactCentreV1Fi, sv: contactCentreV1Sv, en: contactCentreV1En },
  },
  'shop-floor/v1': {
    structure: shopFloorV1,
    texts: { fi: shopFloorV1Fi, sv: shopFloorV1Sv, en: shopFloorV1En },
  },
  'hotel-restaurant/v1': {
    structure: hotelRestaurantV1,
    texts: { fi: hotelRestaurantV1Fi, sv: hotelRestaurantV1Sv, en: hotelRestaurantV1En },
  },
  'driver/v1': { structure: driverV1, texts: { fi: driverV1Fi, sv: driverV1Sv, en: driverV1En } },
  'public-service-desk/v1': {
    structure: publicServiceDeskV1,
    texts: { fi: publicServiceDeskV1Fi, sv: publicServiceDeskV1Sv, en: publicServiceDeskV1En },
  },
  'trusted-partner/v1': {
    structure: trustedPartnerV1,
    texts: { fi: trustedPartnerV1Fi, sv: trustedPartnerV1Sv, en: trustedPartnerV1En },
  },
  'security/v1': { structure: securityV1, texts: { fi: securityV1Fi, sv: securityV1Sv, en: securityV1En } },
  'care/v1': { structure: careV1, texts: { fi: careV1Fi, sv: careV1Sv, en: careV1En } },
});

/**
 * A released role template.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadTemplate(key: string, version: number): RoleTemplate {
  return templates.take(`${key}/v${version}`);
}

/** Whether this release ships the template; a role may have been made from one that it no longer ships. */
export function hasTemplate(key: string, version: number): boolean {
  return templates.names.includes(`${key}/v${version}`);
}

/**
 * Every released template in the order in which they are offered.
 *
 * @throws {ContentError} INVALID_CONTENT.
 */
export function listTemplates(): readonly RoleTemplate[] {
  return templates.names.map(templates.take);
}

/**
 * The example ratings of a template by the id of its step: what its authors would expect, never anybody's rating.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function exampleRatings(key: string, version: number): ReadonlyMap<string, RatedStep> {
  const { structure } = loadTemplate(key, version);
  return new Map(structure.stages.flatMap(({ steps }) => steps.map((step) => [step.id, exampleOf(step)])));
}

function exampleOf({ frequency, loss, gain, relevance }: Step): RatedStep {
  return { frequency, loss, gain, relevance };
}

/**
 * Checks every template of this release against its schema.
 *
 * @throws {ContentError} INVALID_CONTENT.
 */
export function checkTemplates(): void {
  templates.names.forEach(templates.take);
}

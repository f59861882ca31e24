import { SCALE_KEYS } from '@/lib/scales';
import { ratedSteps } from './profile-document';
import type { RoleProfileDocument } from './types';

type CaseLink = Readonly<{ identifier: string; uri: string; title: string }>;
export type CasePackage = Readonly<{
  CFDocument: Readonly<Record<string, string>>;
  CFItems: readonly Readonly<Record<string, string>>[];
  CFAssociations: readonly Readonly<{
    identifier: string;
    uri: string;
    associationType: 'isChildOf' | 'isRelatedTo';
    originNodeURI: CaseLink;
    destinationNodeURI: CaseLink;
    lastChangeDateTime: string;
  }>[];
}>;

type CaseContext = Readonly<{
  version: number;
  publishedAt: string;
  creator: string;
  scaleName: (key: (typeof SCALE_KEYS)[number]) => string;
  /** A UUID that is always the same for the same text. */
  idOf: (text: string) => string;
}>;

/**
 * A published profile in the shape of 1EdTech CASE 1.0: the job is the document; stages, steps and scales are its
 * items; a step is the child of its stage and is related to the scales that its raters saw it needs.
 */
export function casePackage(profile: RoleProfileDocument, context: CaseContext): CasePackage {
  const { version, publishedAt: lastChangeDateTime, creator, scaleName, idOf } = context;
  const documentId = idOf(`document ${profile.title} ${version} ${lastChangeDateTime}`);
  const item = (identifier: string, type: string, fullStatement: string, notes: string) => ({
    identifier,
    uri: uri(identifier),
    CFItemType: type,
    fullStatement,
    ...(notes === '' ? {} : { notes }),
    language: profile.locale,
    lastChangeDateTime,
  });
  const active = profile.scales.filter(({ excludedReason }) => excludedReason === null);
  const scaleIds = new Map(active.map(({ key }) => [key, idOf(`scale ${documentId} ${key}`)]));
  const relate = (type: 'isChildOf' | 'isRelatedTo', origin: CaseLink, destination: CaseLink) => {
    const identifier = idOf(`${type} ${documentId} ${origin.identifier} ${destination.identifier}`);
    return {
      identifier,
      uri: uri(identifier),
      associationType: type,
      originNodeURI: origin,
      destinationNodeURI: destination,
      lastChangeDateTime,
    };
  };
  const root = link(documentId, profile.title);
  const rated = ratedSteps(profile);
  const stageLinks = new Map(profile.stages.map(({ id, title }) => [id, link(id, title)]));
  return {
    CFDocument: {
      identifier: documentId,
      uri: uri(documentId),
      creator,
      title: profile.title,
      description: profile.successCriterion,
      version: String(version),
      language: profile.locale,
      lastChangeDateTime,
    },
    CFItems: [
      ...profile.stages.map(({ id, title, target }) => item(id, 'Stage', title, target ?? '')),
      ...profile.steps.map(({ id, title, customerNotices }) => item(id, 'Task step', title, customerNotices)),
      ...active.map(({ key }) => item(scaleIds.get(key) ?? '', 'Scale', scaleName(key), '')),
    ],
    CFAssociations: [
      ...profile.stages.map(({ id, title }) => relate('isChildOf', link(id, title), root)),
      ...profile.steps.map(({ id, title, stageId }) =>
        relate('isChildOf', link(id, title), stageLinks.get(stageId) ?? root),
      ),
      ...profile.steps.flatMap(({ id, title }, index) =>
        active.flatMap(({ key }) => {
          const relevance = rated[index]?.relevance[SCALE_KEYS.indexOf(key)] ?? 0;
          const scale = link(scaleIds.get(key) ?? '', scaleName(key));
          return relevance > 0 ? [relate('isRelatedTo', link(id, title), scale)] : [];
        }),
      ),
    ],
  };
}

function uri(identifier: string): string {
  return `urn:uuid:${identifier}`;
}

function link(identifier: string, title: string): CaseLink {
  return { identifier, uri: uri(identifier), title };
}

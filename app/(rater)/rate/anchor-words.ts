import { getTranslations } from 'next-intl/server';

const FREQUENCY = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
const IMPACT = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;
const RELEVANCE = ['v0', 'v1', 'v2', 'v3'] as const;

export const ASKED = ['frequency', 'loss', 'gain', 'relevance'] as const;
export type Asked = (typeof ASKED)[number];
/** One text for each value of each rating; the index is the value. */
export type PerValue = Readonly<Record<Asked, readonly string[]>>;

/** What each value means, in the words of the editor: everybody rates by the same anchors. */
export async function anchorWords(): Promise<PerValue> {
  const t = await getTranslations('roles.anchors');
  return {
    frequency: FREQUENCY.map((value) => t(`frequency.${value}`)),
    loss: IMPACT.map((value) => t(`loss.${value}`)),
    gain: IMPACT.map((value) => t(`gain.${value}`)),
    relevance: RELEVANCE.map((value) => t(`relevance.${value}`)),
  };
}

/** The short form of the links, which stand beside each other. */
export async function linkWords(): Promise<readonly string[]> {
  const t = await getTranslations('rate.step.linkValues');
  return RELEVANCE.map((value) => t(value));
}

/** An example of each value, from a job that is not being rated. */
export async function exampleWords(): Promise<PerValue> {
  const t = await getTranslations('rate.frame.examples');
  return {
    frequency: FREQUENCY.map((value) => t(`frequency.${value}`)),
    loss: IMPACT.map((value) => t(`loss.${value}`)),
    gain: IMPACT.map((value) => t(`gain.${value}`)),
    relevance: RELEVANCE.map((value) => t(`relevance.${value}`)),
  };
}

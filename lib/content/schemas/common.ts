import { z } from 'zod';

import { SCALE_KEYS } from '@/lib/scales';

/** Languages that every text of the content folder exists in. */
export const CONTENT_LOCALES = ['fi', 'sv', 'en'] as const;

export const contentLocale = z.enum(CONTENT_LOCALES);
export type ContentLocale = z.output<typeof contentLocale>;

export const scaleKey = z.enum(SCALE_KEYS);

/** A line of text as it is shown: not empty, no stray space at either end, no line break. */
export const shownText = z
  .string()
  .min(1)
  .refine((text) => text.trim() === text && !/[\n\r\t]/.test(text), 'must be one trimmed line');

export const contentKey = z.string().regex(/^[a-z][a-z0-9-]*$/);
export const contentVersion = z.int().positive();
export const contentReference = z.strictObject({ key: contentKey, version: contentVersion });

/**
 * Who answers for a wording. `author`: written and read by its authors only. `reviewed`: read by the named people.
 * A text without reviewers can't be called reviewed.
 */
export const textOrigin = z
  .strictObject({
    status: z.enum(['author', 'reviewed']),
    role: z.enum(['source', 'translation']),
    method: shownText,
    reviewers: z.array(shownText),
    date: z.iso.date(),
  })
  .refine(
    ({ status, reviewers }) => (status === 'reviewed') === reviewers.length > 0,
    'only a text that somebody has reviewed is reviewed',
  );

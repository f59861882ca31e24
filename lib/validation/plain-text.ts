import { z } from 'zod';

// PostgreSQL cannot store the null character, and no text needs the other control characters.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** A text of at most so many characters, as it is; lines and tabs are allowed. */
export const text = (max: number) =>
  z
    .string()
    .max(max, 'tooLong')
    .refine((value) => !CONTROL_CHARACTERS.test(value), 'invalid');

/** A text that says something. */
export const filledText = (max: number) => text(max).refine((value) => value.trim() !== '', 'required');

/** A text of a form: without the space around it. */
export const trimmedText = (max: number) => z.string().trim().pipe(text(max));

/** A text of a form that must say something. */
export const neededText = (max: number, error = 'required') =>
  z.string().trim().pipe(text(max).min(1, error));

import type { z } from 'zod';

/**
 * Input path (joined by dots) to a message key of the errors namespace. A schema names its own key as the message
 * (`z.string().min(1, 'required')`); anything else becomes the general key of its kind.
 */
export function fieldMessages(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    fields[path] ??= /^[a-z][A-Za-z]*$/.test(issue.message)
      ? issue.message
      : (GENERAL_KEYS[issue.code] ?? 'invalid');
  }
  return fields;
}

const GENERAL_KEYS: Readonly<Record<string, string>> = {
  too_small: 'tooSmall',
  too_big: 'tooBig',
  invalid_type: 'required',
  invalid_format: 'invalidFormat',
};

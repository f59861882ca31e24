import type { z } from 'zod';

import { DomainError } from '@/lib/core/domain-error';

export type InputErrorCode =
  | 'INVALID_JSON'
  | 'UNKNOWN_OPERATION'
  | 'UNKNOWN_KEY'
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'WRONG_LENGTH'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_CONTENT'
  | 'UNKNOWN_ITEM'
  | 'DIFFERENT';

/** Input that the program refuses, with the place that is at fault. */
export class InputError extends Error {
  readonly code: InputErrorCode;
  readonly path: string;

  constructor(code: InputErrorCode, message: string, path = '') {
    super(message);
    this.name = 'InputError';
    this.code = code;
    this.path = path;
  }
}

/** Reads a value by its schema. @throws {InputError} for the first fault in the order of the input. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new InputError('WRONG_TYPE', 'the input was refused');
  throw inputErrorOf(issue);
}

/** What the domain refuses, as input that is at fault at this place. @throws {InputError} OUT_OF_RANGE. */
export function refusedAt<T>(path: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof DomainError) throw new InputError('OUT_OF_RANGE', error.detail, path);
    throw error;
  }
}

/** A place in the input as people write it: steps[3].frequency. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

/** A check across several values says itself what is wrong; most find a value out of its range. */
function customCode(code: unknown): InputErrorCode {
  return code === 'WRONG_LENGTH' || code === 'UNKNOWN_ITEM' ? code : 'OUT_OF_RANGE';
}

function inputErrorOf(issue: z.core.$ZodIssue): InputError {
  const path = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      return new InputError(
        'UNKNOWN_KEY',
        `the key ${key} is not known here`,
        pathText([...issue.path, key]),
      );
    }
    case 'invalid_type':
      if (issue.input === undefined)
        return new InputError('MISSING', `a value of type ${issue.expected} is required`, path);
      return new InputError('WRONG_TYPE', issue.message, path);
    case 'too_small':
    case 'too_big':
      return new InputError(issue.origin === 'array' ? 'WRONG_LENGTH' : 'OUT_OF_RANGE', issue.message, path);
    case 'custom':
      return new InputError(customCode(issue.params?.['code']), issue.message, path);
    default:
      return new InputError('WRONG_TYPE', issue.message, path);
  }
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';

/** SHA-256 (hex) of the canonical JSON of a value: equal content has an equal hash, whatever the key order. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

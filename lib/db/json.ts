import { canonicalJson } from '@/lib/core/canonical-json';
import type { Prisma } from './generated/client';

/**
 * A plain document as a JSON column takes it.
 *
 * @throws {TypeError} for anything that JSON cannot hold, such as a number that is not finite.
 */
export function toJsonDocument(document: object): Prisma.InputJsonObject {
  if (!isJsonDocument(document)) throw new TypeError('a JSON column requires an object');
  return document;
}

function isJsonDocument(document: object): document is Prisma.InputJsonObject {
  // Refuses what JSON would silently change or drop.
  canonicalJson(document);
  return !Array.isArray(document);
}

import { SCALE_KEYS, type PerScale, perScale } from '@/lib/scales';
import { ReportError } from './errors';
import type { ReportScale } from './types';

const SCORE_BYTES = 8;

/**
 * Packs the T scores of a report into bytes, for statistics that read thousands: six 64-bit floats in the fixed order of
 * the scales, the most significant byte first, NaN where there is no score.
 *
 * @returns 48 bytes.
 */
export function packScores(scales: PerScale<ReportScale>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SCORE_BYTES * SCALE_KEYS.length);
  const view = new DataView(bytes.buffer);
  scales.forEach((scale, index) => {
    view.setFloat64(SCORE_BYTES * index, scale.status === 'scored' ? scale.t : Number.NaN);
  });
  return bytes;
}

/**
 * The T scores that {@link packScores} packed; null where there is none.
 *
 * @throws {ReportError} SCORES_DAMAGED for bytes of another length.
 */
export function unpackScores(bytes: Uint8Array): PerScale<number | null> {
  if (bytes.byteLength !== SCORE_BYTES * SCALE_KEYS.length) {
    throw new ReportError('SCORES_DAMAGED', `${bytes.byteLength} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return perScale((_, index) => {
    const t = view.getFloat64(SCORE_BYTES * index);
    return Number.isNaN(t) ? null : t;
  });
}

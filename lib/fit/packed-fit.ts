import { CELLS_PER_POINT } from './fit-distribution';

/** A fit and its distribution as lists need them: little enough to read for everybody in an assessment. */
export type PackableFit = Readonly<{ fit: number; quantiles: readonly number[] }>;

const FIT_BYTES = 8;
const QUANTILE_BYTES = 2;

/**
 * Packs a fit into bytes: the fit as a 64-bit float, then each quantile in grid steps of .02 as a 16-bit integer, all
 * with the most significant byte first. Quantiles of the fit lie on that grid, so nothing is lost.
 *
 * @param fit Fit and quantiles, 0–100.
 * @returns 8 + 2 × quantiles bytes.
 */
export function packFit({ fit, quantiles }: PackableFit): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FIT_BYTES + QUANTILE_BYTES * quantiles.length);
  const view = new DataView(bytes.buffer);
  view.setFloat64(0, fit);
  quantiles.forEach((value, index) => {
    view.setUint16(FIT_BYTES + QUANTILE_BYTES * index, Math.round(value * CELLS_PER_POINT));
  });
  return bytes;
}

/** An unpacked fit; the quantiles stay in steps of the grid, which is all that a comparison needs. */
export type UnpackedFit = Readonly<{ fit: number; quantiles: Uint16Array }>;

/**
 * The fit that {@link packFit} packed, its quantiles in steps of .02, 0–5000.
 *
 * @throws {RangeError} for bytes that hold no fit with quantiles.
 */
export function unpackFit(bytes: Uint8Array): UnpackedFit {
  const count = (bytes.byteLength - FIT_BYTES) / QUANTILE_BYTES;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`no packed fit: ${bytes.byteLength} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quantiles = new Uint16Array(count);
  for (let index = 0; index < count; index += 1) {
    quantiles[index] = view.getUint16(FIT_BYTES + QUANTILE_BYTES * index);
  }
  return { fit: view.getFloat64(0), quantiles };
}

/**
 * The fit at the beginning of packed bytes, 0–100; the quantiles may be cut off.
 *
 * @throws {RangeError} for fewer bytes than a fit has.
 */
export function fitOfPacked(bytes: Uint8Array): number {
  if (bytes.byteLength < FIT_BYTES) throw new RangeError(`no packed fit: ${bytes.byteLength} bytes`);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(0);
}

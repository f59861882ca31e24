const BYTES = 16;
const TIMESTAMP_BYTES = 6;
const HEX_BASE = 16;

/** A version-7 UUID made in the browser; randomUUID would need https, which a first trial on a laptop has not. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const timestamp = now.toString(HEX_BASE).padStart(TIMESTAMP_BYTES * 2, '0');
  const random = Array.from(bytes, (byte) => byte.toString(HEX_BASE).padStart(2, '0')).join('');
  const variant = '89ab'.charAt((bytes[8] ?? 0) & 3);
  return [
    timestamp.slice(0, 8),
    timestamp.slice(8),
    `7${random.slice(13, 16)}`,
    `${variant}${random.slice(17, 20)}`,
    random.slice(20),
  ].join('-');
}

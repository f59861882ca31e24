/** Coarse names of browsers and systems, enough to recognise an own session in a list. First match wins. */
const BROWSERS = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /Chrom(e|ium)\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
] as const;

const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/**
 * Browser and system of a User-Agent header, without versions: the class of a device, not its fingerprint.
 *
 * @returns e.g. `Firefox · Windows`; an empty string when nothing is recognised.
 */
export function deviceClass(userAgent: string | null): string {
  const text = userAgent ?? '';
  const known = [BROWSERS, SYSTEMS].map((list) => list.find(([, pattern]) => pattern.test(text))?.[0]);
  return known.filter((part) => part !== undefined).join(' · ');
}

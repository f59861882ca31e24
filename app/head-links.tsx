/** What every page fetches before its styles are read: the Latin part of the one typeface. */
export function HeadLinks() {
  return (
    <link
      rel="preload"
      as="font"
      type="font/woff2"
      href="/fonts/atkinson-hyperlegible-next-5.3.0-latin.woff2"
      crossOrigin="anonymous"
    />
  );
}

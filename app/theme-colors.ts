/** The paper of tokens.css in sRGB, for the frame of the browser, which knows no custom properties. */
export const THEME_COLORS = [
  { media: '(prefers-color-scheme: light)', color: '#fafaf6' },
  { media: '(prefers-color-scheme: dark)', color: '#0c1410' },
];

// Which Chromium the browser tests use: PW_CHROMIUM, else Playwright's own download, else one of the system.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const BROWSER_ADVICE = `The browser tests need Chromium, and none was found. Install one of these, then run npm test again:
  npx playwright install --with-deps chromium
  apt-get install -y chromium fonts-dejavu-core      (Debian; as root)
or set PW_CHROMIUM to the path of a Chromium or Chrome.`;

/** @returns {string | null} */
export function findBrowser() {
  const wanted = process.env.PW_CHROMIUM;
  const candidates = wanted ? [wanted] : [chromium.executablePath(), ...SYSTEM];
  return candidates.find((file) => file && existsSync(file)) ?? null;
}

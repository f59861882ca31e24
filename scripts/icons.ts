// npm run icons: makes the icons of home screens from public/logo.svg. Run again when the logo changes.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './lib/browser.mjs';

const FOLDER = 'public/icons';
const PAPER = '#fafaf6';
/** Size in pixels and the part of the side that the logo takes; a mask may cut all but the middle 80 %. */
const ICONS = [
  { name: 'kuusi-192', size: 192, part: 0.8 },
  { name: 'kuusi-512', size: 512, part: 0.8 },
  { name: 'kuusi-maskable-512', size: 512, part: 0.56 },
  { name: 'apple-touch-icon', size: 180, part: 0.68 },
] as const;

const executablePath = findBrowser();
if (executablePath === null) throw new Error('making icons needs Chromium');
mkdirSync(FOLDER, { recursive: true });
const logo = readFileSync('public/logo.svg', 'utf8');
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
});
try {
  for (const { name, size, part } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const side = Math.round(size * part);
    await page.setContent(
      `<style>body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${PAPER} }
       svg { width: ${side}px; height: ${side}px }</style>${logo}`,
    );
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
}

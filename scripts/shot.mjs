// Screenshots of one address at three sizes, light and dark:
//   node scripts/shot.mjs http://127.0.0.1:3000/fi out-folder [name] [--state=storage.json] [--print] [--forced]
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const SIZES = [
  { name: '360', width: 360, height: 640 },
  { name: '768', width: 768, height: 1024 },
  { name: '1440', width: 1440, height: 900 },
];

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [address, folder = 'shots', name = 'page'] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (!address) {
  console.error('usage: node scripts/shot.mjs <address> [folder] [name] [--state=file] [--print] [--forced]');
  process.exit(2);
}
const storageState = options.find((option) => option.startsWith('--state='))?.slice('--state='.length);
const only = options.find((option) => option.startsWith('--size='))?.slice('--size='.length);
const schemes = options.includes('--light') ? ['light'] : ['light', 'dark'];

const systemBrowser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (file) => existsSync(file),
);
const executablePath = process.env['PW_CHROMIUM'] ?? systemBrowser;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
mkdirSync(folder, { recursive: true });

const faults = [];
for (const size of SIZES.filter((candidate) => !only || candidate.name === only)) {
  for (const colorScheme of schemes) {
    await shoot(size, { colorScheme }, `${name}-${size.name}-${colorScheme}.png`);
  }
}
if (options.includes('--print')) await shoot(SIZES[2], { media: 'print' }, `${name}-print.png`);
if (options.includes('--forced')) await shoot(SIZES[2], { forcedColors: 'active' }, `${name}-forced.png`);
await browser.close();
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function shoot(size, media, file) {
  const context = await browser.newContext({
    viewport: size,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    ...(storageState ? { storageState } : {}),
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${file}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${file}: ${error.message}`));
  await page.emulateMedia(media);
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) faults.push(`${file}: wider than the screen by ${wide} px`);
  await page.screenshot({ path: path.join(folder, file), fullPage: true });
  await context.close();
}

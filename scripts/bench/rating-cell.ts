import { chromium } from '@playwright/test';
import { findBrowser } from '../lib/browser.mjs';
import type { Cookie } from './page-reading';

const CELLS = 30;
const WARM_UP = 5;
const UNCHANGED_AFTER_MS = 1_500;

/** Milliseconds from a key in a rating cell to the first change in the panel of the weights. */
export async function cellTimes(address: string, cookie: Cookie): Promise<readonly number[]> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('measuring the editor needs Chromium');
  // Chromium refuses its sandbox to root, and only to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ ...cookie, url: address }]);
    const page = await context.newPage();
    // The loader of this program names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(watchWeights);
    const cells = page.locator('[id^="step-"][id$="-frequency"]');
    const times: number[] = [];
    for (let index = 0; index < WARM_UP + CELLS; index += 1) {
      const cell = cells.nth(index);
      await cell.focus();
      // The steps begin at 3; where the trimmed mean of twelve raters stays, the weights do too.
      await page.keyboard.press(index % 2 === 0 ? '6' : '1');
      const took = await page.evaluate(changed, UNCHANGED_AFTER_MS);
      if (took !== null && index >= WARM_UP) times.push(took);
    }
    if (times.length < CELLS / 2) throw new Error('too few ratings changed the weights');
    return times;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the time until the weights changed; null when they did not. */
function changed(patience: number): Promise<number | null> {
  const never = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  return Promise.race([window.weightsChanged, never]);
}

/** Runs in the page: `weightsChanged` is a promise of the time that the newest key took to reach the weights. */
function watchWeights(): void {
  const weights = document.querySelector('.weights');
  if (!weights) throw new Error('the page shows no weights');
  let resolve: (milliseconds: number) => void = () => {};
  let pressedAt = 0;
  document.addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now();
      window.weightsChanged = new Promise((done) => {
        resolve = done;
      });
    },
    { capture: true },
  );
  new MutationObserver(() => resolve(performance.now() - pressedAt)).observe(weights, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

declare global {
  interface Window {
    weightsChanged: Promise<number>;
  }
}

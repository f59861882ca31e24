// Reads what Vitest and Playwright write about their run: how many passed, how many did not.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Count */

/**
 * @param {string} file Report of Vitest's JSON reporter.
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function vitestCount(file, exitCode) {
  const files = JSON.parse(readFileSync(file, 'utf8')).testResults;
  const tests = files.flatMap((entry) => entry.assertionResults);
  const having = (status) => tests.filter((test) => test.status === status);
  // A file that cannot be loaded has no tests to fail.
  const broken = files.filter((entry) => entry.status === 'failed' && entry.assertionResults.length === 0);
  const skipped = tests.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status));
  return atLeastOneFailure(exitCode, {
    passed: having('passed').length,
    failed: having('failed').length + broken.length,
    skipped: skipped.map((test) => test.fullName),
  });
}

/**
 * @param {string} file Report of Playwright's JSON reporter.
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function playwrightCount(file, exitCode) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const { expected, unexpected, flaky } = report.stats;
  const skipped = specsOf(report.suites).filter((spec) =>
    spec.tests.some((test) => test.status === 'skipped'),
  );
  return atLeastOneFailure(exitCode, {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped: skipped.map((spec) => spec.title),
  });
}

const specsOf = (suites) => suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])]);

// An error outside of tests (an unhandled rejection, no test found) shows only in the exit code.
function atLeastOneFailure(exitCode, count) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

// npm run verify:reports: recomputes every stored report from its answers and pinned versions, and compares.
// Exit status 1 with the list of differences; 0 when every report is what it was.
import { disconnect } from '@/lib/db/client';
import { type ReportDifference, verifyReports } from '@/lib/services/internal/verify-report';

/** More differing places than this say nothing new. */
const PLACES_SHOWN = 5;

let checked = 0;
let different = 0;
try {
  for await (const { reportId, organizationId, differences } of verifyReports()) {
    checked += 1;
    if (differences.length === 0) continue;
    different += 1;
    console.log(`report ${reportId} of organisation ${organizationId}`);
    for (const difference of differences.slice(0, PLACES_SHOWN)) console.log(`  ${describe(difference)}`);
    if (differences.length > PLACES_SHOWN) console.log(`  and ${differences.length - PLACES_SHOWN} more`);
  }
  console.log(`${checked} reports recomputed, ${different} different`);
  process.exitCode = different > 0 ? 1 : 0;
} finally {
  await disconnect();
}

function describe(difference: ReportDifference): string {
  switch (difference.kind) {
    case 'pin':
      return `the pinned ${difference.document} was changed`;
    case 'input':
      return 'the answers or pinned versions are not those it was made from';
    case 'stored':
      return 'the stored result was changed';
    case 'result':
      return `${difference.path}: stored ${difference.stored}, recomputed ${difference.recomputed}`;
    case 'failed':
      return `cannot be recomputed: ${difference.reason}`;
  }
}

// npm run audit:verify: recomputes the audit chains of all organisations. With --head FILE the chains are also compared
// with the heads that an earlier run printed, which shows a removed tail.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { disconnect } from '@/lib/db/client';
import { verifyAllAuditChains } from '@/lib/services/audit';

const headFile = z.record(z.string(), z.strictObject({ seq: z.int(), hash: z.string() }));

const { values } = parseArgs({ options: { head: { type: 'string' } } });
const heads = values.head === undefined ? {} : headFile.parse(JSON.parse(readFileSync(values.head, 'utf8')));
const verdicts = await verifyAllAuditChains(
  { kind: 'system', organizationId: '', requestId: randomUUID() },
  { heads },
);

for (const { organizationId, checked, head, fault } of verdicts) {
  const state = fault ? `FAULT: event ${fault.seq} is ${fault.kind}` : 'whole';
  process.stdout.write(`${organizationId}: ${state}, ${checked} events, head ${head?.hash ?? '-'}\n`);
}
const found = Object.fromEntries(
  verdicts.flatMap(({ organizationId, head }) => (head ? [[organizationId, head]] : [])),
);
process.stdout.write(`${JSON.stringify(found)}\n`);
process.exitCode = verdicts.some(({ fault }) => fault) ? 1 : 0;
await disconnect();

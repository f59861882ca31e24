// Prints a fresh link for the first set-up, or nothing when there is an organisation already.
import { randomUUID } from 'node:crypto';
import { disconnect } from '@/lib/db/client';
import { issueSetUpLink } from '@/lib/services/set-up';

const issued = await issueSetUpLink({ kind: 'system', organizationId: '', requestId: randomUUID() });
if (issued) process.stdout.write(`${issued.link}\n`);
await disconnect();

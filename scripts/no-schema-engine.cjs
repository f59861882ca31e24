#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which is not downloaded; it fails, so that nothing seems to succeed.
console.error(
  'Kuusi does not use the native Prisma schema engine: use npm run db:migrate, db:migration or db:check.',
);
process.exit(1);

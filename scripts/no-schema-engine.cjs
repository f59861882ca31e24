#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which this project does not need; it must never seem to succeed.
console.error('The native Prisma schema engine is not used here: npm run db:migrate, db:migration or db:check.');
process.exit(1);

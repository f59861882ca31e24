import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// The CLI wants a schema-engine file even for `prisma generate`, and would download one. Any existing file will do.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(
  new URL('./scripts/no-schema-engine.cjs', import.meta.url),
);

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'] ?? '' },
});

// Prisma's schema engine as WebAssembly (development only): writes migrations and finds drift, without native code.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const CATALOG_CHAR_OID = 18;
const TEXT_OID = 25;
const CHARACTER_COLUMN = 6; // ColumnTypeEnum.Character of @prisma/driver-adapter-utils

/**
 * SQL that turns the database behind `connectionString` into the schema file; '' when they agree.
 *
 * @param {string} connectionString
 * @param {string} schemaPath
 */
export async function diffToSchema(connectionString, schemaPath = 'prisma/schema.prisma') {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const content = readFileSync(schemaPath, 'utf8');
  const files = [{ path: 'schema.prisma', content }];
  const engine = await schemaEngine(catalogAdapter(new PrismaPg({ connectionString })), content);
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.exitCode === 0 ? '' : result.stdout;
}

async function schemaEngine(adapterFactory, datamodel) {
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
  const { SchemaEngine } = await (glue ??= loadGlue());
  const schema = { datamodels: [['schema.prisma', datamodel]] };
  return SchemaEngine.new(schema, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory));
}

// The glue code has one memory for the whole process: a second instance would read the first one's.
let glue = null;

async function loadGlue() {
  const loaded = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  // Node 20 cannot import .wasm files.
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(folder, 'schema_engine_bg.wasm')),
    {
      './schema_engine_bg.js': loaded,
    },
  );
  loaded.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return loaded;
}

// The adapter rejects the catalog's type "char", which the engine reads while it inspects a database:
// the column is fetched as text and then handed on as a character.
function catalogAdapter(factory) {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => readingCatalogChars(await factory.connect()),
  };
}

function readingCatalogChars(adapter) {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap();
  pool.query = async (...args) => {
    const result = await query(...args);
    const fields = result.fields ?? [];
    const columns = fields.flatMap((field, index) => (field.dataTypeID === CATALOG_CHAR_OID ? [index] : []));
    for (const index of columns) fields[index].dataTypeID = TEXT_OID;
    if (result.rows) charColumns.set(result.rows, columns);
    return result;
  };
  adapter.queryRaw = async (request) => {
    const result = await queryRaw(request);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = CHARACTER_COLUMN;
    return result;
  };
  return adapter;
}

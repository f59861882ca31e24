// What the application's database role may do: data only, and on append-only tables nothing but INSERT and SELECT.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LIST = fileURLToPath(new URL('../prisma/append-only.json', import.meta.url));

/** @returns {string[]} Tables whose rows are never changed or removed by the application. */
export function appendOnlyTables(file = LIST) {
  const list = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string')) {
    throw new Error(`${file} must be an array of table names.`);
  }
  return list;
}

/**
 * Sets the privileges of `role` in schema public anew, from nothing.
 *
 * @param {import('pg').Client} client Connected as the owner of the tables.
 * @param {string} role
 * @param {string[]} appendOnly
 */
export async function applyGrants(client, role, appendOnly = appendOnlyTables()) {
  const app = client.escapeIdentifier(role);
  const existing = await client.query(`select tablename from pg_tables where schemaname = 'public'`);
  const tables = existing.rows.map((row) => row.tablename);
  const unknown = appendOnly.filter((table) => !tables.includes(table));
  // An empty database is no fault: the list is written before the first migration.
  if (tables.length > 1 && unknown.length > 0) {
    throw new Error(`prisma/append-only.json names tables that do not exist: ${unknown.join(', ')}`);
  }
  await client.query('begin');
  try {
    for (const statement of grantStatements(client, app, tables, appendOnly)) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function grantStatements(client, app, tables, appendOnly) {
  const readOnly = ['_prisma_migrations'];
  return [
    `grant usage on schema public to ${app}`,
    `revoke create on schema public from public, ${app}`,
    `revoke all on all tables in schema public from public, ${app}`,
    `grant usage, select on all sequences in schema public to ${app}`,
    ...tables.map((table) => {
      const rights = readOnly.includes(table)
        ? 'select'
        : appendOnly.includes(table)
          ? 'select, insert'
          : 'select, insert, update, delete';
      return `grant ${rights} on table public.${client.escapeIdentifier(table)} to ${app}`;
    }),
  ];
}

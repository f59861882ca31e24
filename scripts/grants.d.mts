import type { Client } from 'pg';

export function appendOnlyTables(file?: string): string[];
export function applyGrants(client: Client, role: string, appendOnly?: readonly string[]): Promise<void>;

export function diffToSchema(connectionString: string, schemaPath?: string): Promise<string>;

export type EmbeddedPostgres = Readonly<{
  /** For the application: the role `kuusi_app`. */
  url: string;
  /** For migrations: the role `kuusi_owner`. */
  ownerUrl: string;
  port: number;
  pid: number;
  /** Whether this call started the server (false: it was running). */
  started: boolean;
}>;

export function ensurePostgres(options: {
  dataDir: string;
  database?: string;
  settings?: Readonly<Record<string, string>>;
  port?: number;
  timeoutMs?: number;
  asRoot?: 'auto' | 'nobody';
}): Promise<EmbeddedPostgres>;

export function stopPostgres(dataDir: string): Promise<boolean>;

export function build(log: (line: string) => void, signal?: AbortSignal): Promise<void>;
export function buildIsCurrent(): boolean;
export function ensureClient(): Promise<void>;
export function generateClient(): Promise<void>;

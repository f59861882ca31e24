export const BROWSER_ADVICE: string;
export function findBrowser(): string | null;

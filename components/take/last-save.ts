/** What the server last acknowledged in this tab: how many answers it holds, and when the last one arrived. */
export type LastSave = Readonly<{ answered: number; savedAt: string }>;

const STORED_AT = 'take-saved';

export function noteSave(save: LastSave): void {
  try {
    window.sessionStorage.setItem(STORED_AT, JSON.stringify(save));
  } catch {
    // Without storage a broken page says less, and nothing is lost.
  }
}

let read: Readonly<{ text: string; save: LastSave | null }> = { text: '', save: null };

/** The same object as long as nothing new was saved. */
export function lastSave(): LastSave | null {
  const text = storedText();
  if (text !== read.text) read = { text, save: parsed(text) };
  return read.save;
}

function storedText(): string {
  try {
    return window.sessionStorage.getItem(STORED_AT) ?? '';
  } catch {
    return '';
  }
}

function parsed(text: string): LastSave | null {
  try {
    const save: unknown = JSON.parse(text);
    if (typeof save !== 'object' || save === null) return null;
    const { answered, savedAt } = save as Partial<LastSave>;
    return typeof answered === 'number' && typeof savedAt === 'string' ? { answered, savedAt } : null;
  } catch {
    return null;
  }
}

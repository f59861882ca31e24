/** Asked for content that this release does not ship, or shipped content that its schema refuses. A bug either way. */
export class ContentError extends Error {
  readonly code: 'UNKNOWN_CONTENT' | 'INVALID_CONTENT';

  constructor(code: ContentError['code'], detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'ContentError';
    this.code = code;
  }
}

type Parser<T> = Readonly<{ parse: (raw: unknown) => T }>;

/** Released documents by name; each is checked against its schema once, when it is first asked for. */
export function shelf<T>(schema: Parser<T>, released: Readonly<Record<string, unknown>>) {
  const checked = new Map<string, T>();
  const take = (name: string): T => {
    const known = checked.get(name);
    if (known !== undefined) return known;
    if (!Object.hasOwn(released, name)) throw new ContentError('UNKNOWN_CONTENT', name);
    try {
      const parsed = schema.parse(released[name]);
      checked.set(name, parsed);
      return parsed;
    } catch (error) {
      throw new ContentError('INVALID_CONTENT', name, { cause: error });
    }
  };
  return { take, names: Object.keys(released) };
}

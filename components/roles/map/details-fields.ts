/** A hidden field holds what a field showed first: "from.text.kpi". */
export const FROM_PREFIX = 'from.';

/** The one field with several boxes. */
export const CHANNELS_FIELD = 'channels';

export type DetailOption = Readonly<{ value: string; label: string }>;

/** One field of a form of details, with its value as text. */
export type DetailField = Readonly<
  { name: string; label: string; hint?: string; value: string } & (
    | { kind: 'text' | 'area' | 'number'; max?: number }
    | { kind: 'choice'; options: readonly DetailOption[]; isNumber?: boolean }
    | { kind: 'boxes'; options: readonly DetailOption[] }
  )
>;

/** What a form of the candidate's pages sends along. */
export function HiddenFields({ fields }: Readonly<{ fields: Readonly<Record<string, string | number>> }>) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} defaultValue={value} />
  ));
}

type Column = Readonly<{
  label: string;
  /** Numbers stand at the right. */
  isNumber?: boolean;
}>;

/** The heads of a table's columns. */
export function HeadRow({ columns }: Readonly<{ columns: readonly Column[] }>) {
  return (
    <tr>
      {columns.map(({ label, isNumber = false }) => (
        <th key={label} scope="col" className={isNumber ? 'n' : undefined}>
          {label}
        </th>
      ))}
    </tr>
  );
}

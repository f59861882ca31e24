export const SUMMARY_ID = 'error-summary';

type FocusedSummaryProps = Readonly<{ title: string; message: string; fieldId?: string }>;

/** What is missing, at the top of the page; takes the focus when the page opens, with or without a script. */
export function FocusedSummary({ title, message, fieldId }: FocusedSummaryProps) {
  return (
    // The reader starts from what is missing; without a script nothing else could move the focus there.
    // eslint-disable-next-line jsx-a11y/no-autofocus
    <div className="note berry error-summary" role="alert" tabIndex={-1} autoFocus id={SUMMARY_ID}>
      <h2>{title}</h2>
      <p>{fieldId ? <a href={`#${fieldId}`}>{message}</a> : message}</p>
    </div>
  );
}

import { TextField } from './text-field';

type EmailFieldProps = Readonly<{
  id: string;
  label: string;
  error: string | undefined;
  errorPrefix: string;
  defaultValue: string;
  /** `off` where somebody else's address is asked for. */
  autoComplete?: 'username' | 'off';
}>;

/** An e-mail address, sent as `email`; a phone shows the right keys and corrects nothing. */
export function EmailField({ autoComplete = 'username', ...field }: EmailFieldProps) {
  return (
    <TextField
      {...field}
      name="email"
      type="email"
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}

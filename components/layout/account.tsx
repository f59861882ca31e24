import type { FormAction } from './form-action';
import { LocaleSwitch } from './locale-switch';

type AccountProps = Readonly<{
  name: string;
  roleName: string;
  languageLabel: string;
  signOutLabel: string;
  signOut: FormAction;
}>;

/** Who is signed in, the language, and the way out. */
export function Account({ name, roleName, languageLabel, signOutLabel, signOut }: AccountProps) {
  return (
    <div className="account">
      <span>
        {name}
        <br />
        {roleName}
      </span>
      <LocaleSwitch label={languageLabel} />
      <form action={signOut}>
        <button type="submit" className="link">
          {signOutLabel}
        </button>
      </form>
    </div>
  );
}

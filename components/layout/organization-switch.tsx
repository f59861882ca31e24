import { Icon } from '../ui/icon';
import type { FormAction } from './form-action';

export type OrganizationChoice = Readonly<{ id: string; name: string }>;

type OrganizationSwitchProps = Readonly<{
  label: string;
  current: OrganizationChoice;
  choices: readonly OrganizationChoice[];
  /** Receives `organizationId`. */
  action: FormAction;
}>;

/** The organisation one works in; opens to the others, each a button of one form. */
export function OrganizationSwitch({ label, current, choices, action }: OrganizationSwitchProps) {
  const others = choices.filter(({ id }) => id !== current.id);
  if (others.length === 0) return <p className="org">{current.name}</p>;
  return (
    <details className="org-switch">
      <summary className="org" aria-label={`${label}: ${current.name}`}>
        <span>{current.name}</span>
        <Icon name="chevronDown" small />
      </summary>
      <form action={action}>
        {others.map(({ id, name }) => (
          <button key={id} type="submit" className="btn quiet" name="organizationId" value={id}>
            {name}
          </button>
        ))}
      </form>
    </details>
  );
}

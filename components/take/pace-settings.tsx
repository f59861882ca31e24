import type { RunnerTexts } from './texts';
import { changePace, usePace } from './use-pace';

/** Two switches for whoever likes to answer faster; moving on by itself is off until asked for. */
export function PaceSettings({ texts }: Readonly<{ texts: RunnerTexts }>) {
  const pace = usePace();
  if (pace === null) return null;
  return (
    <details className="pace">
      <summary>{texts.pace}</summary>
      <Switch
        id="pace-auto"
        checked={pace.auto}
        label={texts.autoAdvance}
        hint={texts.autoAdvanceHint}
        onChange={(auto) => changePace({ ...pace, auto })}
      />
      <Switch
        id="pace-keys"
        checked={pace.keys}
        label={texts.numberKeys}
        hint={texts.numberKeysHint}
        onChange={(keys) => changePace({ ...pace, keys })}
      />
    </details>
  );
}

type SwitchProps = Readonly<{
  id: string;
  checked: boolean;
  label: string;
  hint: string;
  onChange: (checked: boolean) => void;
}>;

function Switch({ id, checked, label, hint, onChange }: SwitchProps) {
  return (
    <div>
      <label className="opt">
        <input
          type="checkbox"
          id={id}
          checked={checked}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { SaveStatus } from './save-status';
import { TextField } from './text-field';

type CopyFieldProps = Readonly<{
  id: string;
  label: string;
  value: string;
  copyLabel: string;
  copiedLabel: string;
}>;

/** A text to take along, such as a link that is shown once. Without a script it can be selected and copied by hand. */
export function CopyField({ id, label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="copy">
      <TextField id={id} label={label} value={value} readOnly onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy()}>{copyLabel}</Button>
      <SaveStatus state={copied ? 'saved' : 'idle'} text={copied ? copiedLabel : ''} />
    </div>
  );
}

'use client';

import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

const subscribe = () => () => undefined;

/** Opens the browser's print dialogue; without a script the button is not there, and the browser's own menu is. */
export function PrintOnClick({ label }: Readonly<{ label: string }>) {
  const scripted = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <Button variant="quiet" onClick={() => window.print()}>
      <Icon name="print" /> {label}
    </Button>
  );
}

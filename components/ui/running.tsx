'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId } from 'react';

const LOOK_AGAIN_MS = 1000;

type RunningProps = Readonly<{ label: string; progress: number; hint: string }>;

/** How far a computation is; looks again every second. Without a script the page is loaded again by hand. */
export function Running({ label, progress, hint }: RunningProps) {
  const router = useRouter();
  const id = useId();
  useEffect(() => {
    const timer = setInterval(() => {
      router.refresh();
    }, LOOK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [router]);
  return (
    <div className="running" role="status">
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={1} value={progress} />
      <p className="muted">{hint}</p>
    </div>
  );
}

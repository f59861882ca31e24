'use client';

import { useEffect } from 'react';
import { forgetAnswers } from './answer-store';

/** Removes unsent answers from this browser once they can no longer be needed. */
export function ForgetQueue({ attemptRef }: Readonly<{ attemptRef: string }>) {
  useEffect(() => forgetAnswers(attemptRef), [attemptRef]);
  return null;
}

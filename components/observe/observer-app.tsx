'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { useOfflinePage } from './phone';
import { ReadyView } from './ready-view';
import { RunView } from './run-view';
import type { ShiftState } from './shift';
import { StateLine } from './state-line';
import { useOnline, useShift } from './use-shift';

type ObserverAppProps = Readonly<{
  /** Whether phones may keep the page; off, they let go of it. */
  offline: boolean;
  isDevelopment: boolean;
  /** Choice of language, above everything but a session that goes on. */
  head: ReactNode;
}>;

/** The whole of an observer's phone. It knows nothing before it has read its own store. */
export function ObserverApp({ offline, isDevelopment, head }: ObserverAppProps) {
  const t = useTranslations('observe');
  const { shift, state } = useShift();
  const online = useOnline();
  const [started, setStarted] = useState<string | null>(null);
  useOfflinePage(offline, isDevelopment);
  const { plan, session, taps, past, unknown, failed, sync } = state;
  const stateLine = <StateLine sync={sync} online={online} failed={failed} />;

  if (session && plan && session.endedAt === null) {
    return <RunView shift={shift} plan={plan} session={session} taps={taps} stateLine={stateLine} />;
  }
  return (
    <div className="obs">
      {head}
      <main className="obs-ready" id="content">
        <h1>{plan?.jobTitle ?? t('pageTitle')}</h1>
        <Standing state={state} />
        {plan ? stateLine : null}
        {plan && !unknown && plan.stages.length > 0 ? (
          <ReadyView
            past={past}
            ended={started}
            onStart={(input) =>
              void shift.start(input).then(() => setStarted(shift.state().session?.id ?? null))
            }
          />
        ) : null}
      </main>
    </div>
  );
}

/** Why nothing can be counted here, where that is so. */
function Standing({ state: { status, plan, unknown } }: Readonly<{ state: ShiftState }>) {
  const t = useTranslations('observe');
  if (status === 'opening') return <p role="status">{t('opening')}</p>;
  if (status === 'noStore') {
    return (
      <Notice tone="berry" title={t('noStore.title')} live>
        {t('noStore.body')}
      </Notice>
    );
  }
  if (unknown || plan === null) {
    return (
      <Notice tone="sun" title={t('unknown.title')} live>
        {t('unknown.body')}
      </Notice>
    );
  }
  return plan.stages.length === 0 ? <p>{t('noSteps')}</p> : null;
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { formatNumber } from '@/lib/i18n/format';
import type { StatefulAction } from '@/lib/validation/form-state';

type ChooseStepsProps = Readonly<{
  jobRoleId: string;
  state: 'none' | 'open' | 'closed';
  /** Not in the discussion yet, the most divided first. */
  steps: readonly Readonly<{ stepId: string; number: number; title: string; spread: number }>[];
  action: StatefulAction;
}>;

/** More than this is hard to discuss in one meeting. */
const CHOSEN_AT_MOST = 8;
const BUTTONS = { none: 'open', open: 'add', closed: 'reopen' } as const;

/** Which steps to discuss; those that divide the raters are chosen beforehand, until a discussion is under way. */
export function ChooseSteps({ jobRoleId, state, steps, action }: ChooseStepsProps) {
  const t = useTranslations('raters');
  const locale = useLocale();
  const { form, summary } = useFormState(action, {}, 'choose-');
  if (steps.length === 0 && state === 'open') return null;
  return (
    <form {...form} className="sec stack-2">
      <h2>{t('talk.chooseTitle')}</h2>
      <ErrorSummary {...summary} />
      {steps.length > 0 ? <p className="small muted">{t('talk.chooseHint')}</p> : null}
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <ul className="choose">
        {steps.map(({ stepId, number, title, spread }, index) => (
          <li key={stepId}>
            <label className="opt">
              <input
                type="checkbox"
                name="stepIds"
                value={stepId}
                defaultChecked={state === 'none' && spread > 1 && index < CHOSEN_AT_MOST}
              />
              <span>{t('talk.stepOf', { number, title })}</span>
            </label>
            <span className="small muted num">
              {t('disagreements.spread', { value: formatNumber(locale, spread, 1) })}
            </span>
          </li>
        ))}
      </ul>
      <div className="actions">
        <SubmitButton variant={state === 'none' ? 'primary' : 'plain'} pendingLabel={t('talk.opening')}>
          {t(`talk.${BUTTONS[state]}`)}
        </SubmitButton>
      </div>
    </form>
  );
}

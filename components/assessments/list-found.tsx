'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { isLocale, LOCALE_NAMES } from '@/lib/i18n/locales';
import type { StatefulAction } from '@/lib/validation/form-state';
import type { LookedAt } from './invite-list';

type ListFoundProps = Readonly<{ assessmentId: string; found: LookedAt; confirm: StatefulAction }>;

/** Who would be invited and who not, and the button that does it. */
export function ListFound({ assessmentId, found, confirm }: ListFoundProps) {
  const t = useTranslations('invitations.list');
  const { count, problems, remaining } = found;
  if (count + problems.length === 0) {
    return (
      <Notice live title={t('emptyTitle')}>
        {t('emptyBody')}
      </Notice>
    );
  }
  const isTooMany = count > remaining;
  return (
    <div className="stack">
      <Notice tone={isTooMany || count === 0 ? 'sun' : 'sky'} live title={t('foundTitle', { count })}>
        {isTooMany ? t('tooMany', { remaining }) : t('foundBody', { problems: problems.length })}
      </Notice>
      {count > 0 && !isTooMany ? (
        <ConfirmForm assessmentId={assessmentId} found={found} confirm={confirm} />
      ) : null}
      {problems.length > 0 ? (
        <section className="stack-2">
          <h2>{t('problemsCaption')}</h2>
          <Problems problems={problems} />
        </section>
      ) : null}
      {count > 0 ? (
        <section className="stack-2">
          <h2>{t('peopleCaption')}</h2>
          <People found={found} />
        </section>
      ) : null}
    </div>
  );
}

function ConfirmForm({ assessmentId, found, confirm }: ListFoundProps) {
  const t = useTranslations('invitations.list');
  const { form, summary } = useFormState(confirm, {}, 'confirm-');
  const hidden = { assessmentId, requestId: found.requestId, locale: found.locale, timeZone: found.timeZone };
  return (
    <form {...form} className="stack">
      <ErrorSummary {...summary} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <textarea name="text" defaultValue={found.text} hidden readOnly />
      <div className="actions">
        <SubmitButton pendingLabel={t('confirming')}>{t('confirm', { count: found.count })}</SubmitButton>
      </div>
    </form>
  );
}

function Problems({ problems }: Pick<LookedAt, 'problems'>) {
  const t = useTranslations('invitations.list');
  return (
    <Table
      caption={t('problemsCaption')}
      head={
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('email')}</th>
          <th scope="col">{t('reason')}</th>
        </tr>
      }
    >
      {problems.map(({ line, name, email, problem }) => (
        <tr key={line}>
          <td className="num">{line}</td>
          <th scope="row">{name === '' ? <span className="muted">{t('missing')}</span> : name}</th>
          <td className="address">{email === '' ? <span className="muted">{t('missing')}</span> : email}</td>
          <td>{t(`problems.${problem}`)}</td>
        </tr>
      ))}
    </Table>
  );
}

function People({ found: { shown, count } }: Readonly<{ found: LookedAt }>) {
  const t = useTranslations('invitations.list');
  return (
    <>
      <Table
        caption={t('peopleCaption')}
        head={
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('email')}</th>
            <th scope="col">{t('language')}</th>
            <th scope="col">{t('zone')}</th>
          </tr>
        }
      >
        {shown.map(({ line, name, email, locale, timeZone }) => (
          <tr key={line}>
            <td className="num">{line}</td>
            <th scope="row">{name}</th>
            <td className="address">{email}</td>
            <td>{isLocale(locale) ? LOCALE_NAMES[locale] : locale}</td>
            <td>{timeZone.replaceAll('_', ' ')}</td>
          </tr>
        ))}
      </Table>
      {shown.length < count ? (
        <p className="small muted">{t('more', { shown: shown.length, count })}</p>
      ) : null}
    </>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SaveStatus } from '@/components/forms/save-status';
import { useFormState } from '@/components/forms/use-form-state';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import type { MemberRole } from '@/lib/auth/policy';
import { cancelInvitationAction } from './actions';

type OpenInvitation = Readonly<{ email: string; role: MemberRole; until: string }>;

/** Invitations that nobody has answered, each with its end. */
export function OpenInvitations({ invitations }: Readonly<{ invitations: readonly OpenInvitation[] }>) {
  const t = useTranslations('members');
  const nav = useTranslations('nav');
  const { state, form, summary } = useFormState(cancelInvitationAction);
  const done = state.status === 'done';

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <Table
        caption={t('invitations.table')}
        head={
          <tr>
            <th scope="col">{t('email')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('invitations.expires')}</th>
            <th scope="col">{t('actions')}</th>
          </tr>
        }
      >
        {invitations.map(({ email, role, until }) => (
          <tr key={email}>
            <th scope="row" className="address">
              {email}
            </th>
            <td>{nav(`memberRole.${role}`)}</td>
            <td>{t('invitations.until', { when: until })}</td>
            <td>
              <Button
                type="submit"
                size="tiny"
                name="email"
                value={email}
                aria-label={t('forMember', { action: t('invitations.cancel'), name: email })}
              >
                {t('invitations.cancel')}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
      <SaveStatus state={done ? 'saved' : 'idle'} text={done ? t('invitations.cancelled') : ''} />
    </form>
  );
}

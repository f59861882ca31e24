'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SaveStatus } from '@/components/forms/save-status';
import { useFormState } from '@/components/forms/use-form-state';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import { MEMBER_ROLES, type MemberRole } from '@/lib/auth/policy';
import { changeMemberAction } from './actions';

export type MemberRow = Readonly<{
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  isDisabled: boolean;
  isSelf: boolean;
}>;

/** Members by name, each with what can be changed. */
export function MemberTable({ members }: Readonly<{ members: readonly MemberRow[] }>) {
  const t = useTranslations('members');
  return (
    <Table
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('email')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('actions')}</th>
        </tr>
      }
    >
      {members.map((member) => (
        <tr key={member.userId}>
          <th scope="row">
            {member.name}
            {member.isSelf ? <span className="muted"> ({t('self')})</span> : null}
          </th>
          <td className="address">{member.email}</td>
          <td>
            <Badge mark={member.isDisabled ? 'stopped' : 'full'} tone={member.isDisabled ? 'muted' : 'plain'}>
              {t(member.isDisabled ? 'disabled' : 'active')}
            </Badge>
          </td>
          <td>
            <MemberChanges member={member} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function MemberChanges({ member }: Readonly<{ member: MemberRow }>) {
  const t = useTranslations('members');
  const nav = useTranslations('nav');
  const { state, form, field, summary } = useFormState(
    changeMemberAction,
    { role: member.role },
    member.userId,
  );
  const { key, id, defaultValue } = field('role');
  const button = (change: 'disable' | 'enable' | 'endSessions') => (
    <Button
      type="submit"
      size="tiny"
      name="change"
      value={change}
      aria-label={t('forMember', { action: t(change), name: member.name })}
    >
      {t(change)}
    </Button>
  );

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <input type="hidden" name="userId" value={member.userId} />
      <div className="row-form">
        <label className="vh" htmlFor={id}>
          {t('roleOf', { name: member.name })}
        </label>
        <select key={`${key}-${member.role}`} className="sel" id={id} name="role" defaultValue={defaultValue}>
          {MEMBER_ROLES.map((role) => (
            <option key={role} value={role}>
              {nav(`memberRole.${role}`)}
            </option>
          ))}
        </select>
        <Button
          type="submit"
          size="tiny"
          name="change"
          value="role"
          aria-label={t('forMember', { action: t('changeRole'), name: member.name })}
        >
          {t('changeRole')}
        </Button>
        {member.isDisabled ? button('enable') : button('disable')}
        {member.isDisabled ? null : button('endSessions')}
      </div>
      <SaveStatus
        state={state.status === 'done' ? 'saved' : 'idle'}
        text={state.status === 'done' ? t(`done.${state.data}`) : ''}
      />
    </form>
  );
}

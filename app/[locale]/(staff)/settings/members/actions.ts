'use server';

import { defineAction } from '@/lib/actions/define-action';
import type { ActionResult } from '@/lib/actions/action-result';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import {
  cancelMemberInvitation,
  changeMemberRole,
  disableMember,
  enableMember,
  endMemberSessions,
  inviteMember,
} from '@/lib/services/members';
import type { FormState } from '@/lib/validation/form-state';
import {
  cancelInvitationInput,
  changeMemberRoleInput,
  inviteMemberInput,
  memberInput,
  memberRole,
} from '@/lib/validation/member';

const revalidate = () => ['/settings/members'];

const invite = defineAction({ input: inviteMemberInput, run: inviteMember, revalidate });
const cancel = defineAction({ input: cancelInvitationInput, run: cancelMemberInvitation, revalidate });
const setRole = defineAction({ input: changeMemberRoleInput, run: changeMemberRole, revalidate });
const disable = defineAction({ input: memberInput, run: disableMember, revalidate });
const enable = defineAction({ input: memberInput, run: enableMember, revalidate });
const endSessions = defineAction({ input: memberInput, run: endMemberSessions, revalidate });

type InviteState = FormState<{ link: string; email: string }>;

/** Invites an address; the link is shown this once. */
export async function inviteMemberAction(_previous: InviteState, data: FormData): Promise<InviteState> {
  const { email, role } = textsOf(data, ['email', 'role']);
  const parsed = memberRole.safeParse(role);
  if (!parsed.success) {
    return formState(
      { ok: false, code: 'INVALID_INPUT', fields: { role: 'memberRoleMissing' } },
      { email, role },
    );
  }
  const result = await invite({ email, role: parsed.data });
  const shown = result.ok ? { ok: true as const, data: { link: result.data.link, email } } : result;
  return formState(shown, { email, role });
}

/** Makes an open invitation useless. */
export async function cancelInvitationAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  return formState(await cancel({ email: textOf(data, 'email') }), {});
}

type MemberChange = 'role' | 'disable' | 'enable' | 'endSessions';
type ChangeState = FormState<MemberChange>;

/** One change of one member: which, says the button that was pressed. */
export async function changeMemberAction(_previous: ChangeState, data: FormData): Promise<ChangeState> {
  const { userId, role, change } = textsOf(data, ['userId', 'role', 'change']);
  return formState(await applyChange(userId, role, change), { role });
}

async function applyChange(
  userId: string,
  role: string,
  change: string,
): Promise<ActionResult<MemberChange>> {
  switch (change) {
    case 'disable':
      return named('disable', await disable({ userId }));
    case 'enable':
      return named('enable', await enable({ userId }));
    case 'endSessions':
      return named('endSessions', await endSessions({ userId }));
    default: {
      const parsed = memberRole.safeParse(role);
      if (!parsed.success) return { ok: false, code: 'INVALID_INPUT', fields: { role: 'memberRoleMissing' } };
      return named('role', await setRole({ userId, role: parsed.data }));
    }
  }
}

function named(change: MemberChange, result: ActionResult<unknown>): ActionResult<MemberChange> {
  return result.ok ? { ok: true, data: change } : result;
}

import { randomUUID } from 'node:crypto';
import type { MemberActor } from '@/lib/auth/policy';
import { saveCondition, saveDecision, saveFix } from '@/lib/services/authority';
import { addIncident, codeIncident, makeStoryLink } from '@/lib/services/incidents';
import { saveDetails } from '@/lib/services/role-drafts';

const PLAN = { owner: 'Palvelupäällikkö', dueOn: '2027-01-31', state: 'agreed' } as const;

/** The organisation's side of a job: a decision that nobody knows, a plan, a condition, two situations and a link. */
export async function authorityOf(hr: MemberActor, jobRoleId: string, stepId: string) {
  const decisionId = randomUUID();
  await saveDecision(hr, {
    ...{
      jobRoleId,
      decisionId,
      title: 'Hyvitys asiakkaalle',
      condition: 'Virhe on meidän',
      stepIds: [stepId],
    },
    ...{ decider: 'nobodyKnows', limitAmount: 50.5, limitUnit: '€', mustInform: '', escalation: '' },
  });
  await saveDetails(hr, {
    jobRoleId,
    commands: [{ type: 'step', stepId, field: 'latitude', from: null, to: 0 }],
  });
  await saveFix(hr, { jobRoleId, stepId, change: 'Oikeus hyvittää 50 euroon asti', ...PLAN });
  await saveCondition(hr, { jobRoleId, kind: 'tools', present: 'Kassa', missing: 'Kuulokkeet', ...PLAN });
  const incidentId = randomUUID();
  for (const [id, kind] of [
    [incidentId, 'bad'],
    [randomUUID(), 'good'],
  ] as const) {
    await addIncident(hr, {
      ...{ jobRoleId, incidentId: id, locale: 'fi', kind, roughly: 'year' },
      ...{ happened: 'Asiakas kysyi neuvoa.', action: 'Työntekijä kuunteli.', outcome: 'Asia ratkesi.' },
    });
  }
  await codeIncident(hr, { jobRoleId, incidentId, stepId, scaleKey: 'integrity', level: 4 });
  const { link } = await makeStoryLink(hr, { jobRoleId, locale: 'fi' });
  return { decisionId, incidentId, storyLink: new URL(link).pathname };
}

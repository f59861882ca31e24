import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ErasePersonForm } from '@/components/experts/erase-person-form';
import { ReplaceLinkForm } from '@/components/experts/replace-link-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { PlaceForm } from '@/components/raters/place-form';
import { RoleFrame } from '@/components/roles/role-frame';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { getRater, type RaterPage as Rater } from '@/lib/services/raters';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { eraseRaterAction, replaceRaterLinkAction, setRaterPlaceAction } from '../actions';

type RaterPageProps = Readonly<{ params: Promise<{ roleId: string; raterId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('raters'))('title') };
}

/** What can be done about one rater: the place, a new link, removing the person. */
export default async function RaterPage({ params }: RaterPageProps) {
  const actor = await requirePermission(await getLocale(), 'rater:manage');
  const { roleId, raterId: rawId } = await params;
  const [jobRoleId, raterId] = [idOrNotFound(roleId), idOrNotFound(rawId)];
  const rater = await orNotFound(getRater(actor, { jobRoleId, raterId }));
  const t = await getTranslations('raters');
  const title = t('manage.title', { number: rater.number });
  const facts = [t(`kinds.${rater.kind}`), rater.site, rater.email ?? ''].filter((fact) => fact !== '');
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={rater.jobTitle} part="raters" here={title}>
      <PageHead title={rater.name ?? title} facts={[title, ...facts]} />
      <ClientMessages namespaces={['raters', 'experts', 'common', 'errors']}>
        <div className="stack narrow-form">
          <Manage rater={rater} />
          <p>
            <LinkButton variant="quiet" href={`/roles/${jobRoleId}/raters`}>
              {t('form.back')}
            </LinkButton>
          </p>
        </div>
      </ClientMessages>
    </RoleFrame>
  );
}

const DONE: readonly Rater['state'][] = ['submitted', 'votedAgain'];

async function Manage({ rater }: Readonly<{ rater: Rater }>) {
  const t = await getTranslations('raters.manage');
  const { raterId, state, site, archived } = rater;
  if (state === 'revoked') return <Notice>{t('revoked')}</Notice>;
  const isInvited = state !== 'own';
  const isKnown = isInvited && rater.name !== null;
  const end = DONE.includes(state) ? 'forget' : 'revoke';
  const fields = { raterId };
  return (
    <>
      {isInvited && !isKnown ? <Notice>{t('gone')}</Notice> : null}
      {archived ? (
        <Notice tone="sky">{t('archived')}</Notice>
      ) : (
        <PlaceForm action={setRaterPlaceAction} raterId={raterId} site={site} />
      )}
      {isKnown && !archived ? (
        <div className="sec">
          <ReplaceLinkForm action={replaceRaterLinkAction} fields={fields} body={t('resendBody')} />
        </div>
      ) : null}
      {isKnown ? (
        <ErasePersonForm
          action={eraseRaterAction}
          fields={fields}
          title={t(`${end}Title`)}
          body={t(`${end}Body`)}
          label={t(end)}
        />
      ) : null}
    </>
  );
}

import { getTranslations } from 'next-intl/server';
import { Link } from '@/lib/i18n/navigation';

/** The parts of a job role's workbench, in the order of the work. */
export const ROLE_PARTS = [
  ['map', '/map'],
  ['steps', ''],
  ['raters', '/raters'],
  ['observation', '/observation'],
  ['consensus', '/consensus'],
  ['weights', '/weights'],
  ['authority', '/authority'],
  ['conditions', '/conditions'],
  ['incidents', '/incidents'],
] as const;

export type RolePart = (typeof ROLE_PARTS)[number][0];

type RoleNavProps = Readonly<{ jobRoleId: string; part: RolePart }>;

/** The way between the parts of one job role; the open part is marked. */
export async function RoleNav({ jobRoleId, part }: RoleNavProps) {
  const t = await getTranslations('roleNav');
  return (
    <nav className="subnav" aria-label={t('label')}>
      <ul>
        {ROLE_PARTS.map(([name, path]) => (
          <li key={name}>
            <Link href={`/roles/${jobRoleId}${path}`} aria-current={name === part ? 'page' : undefined}>
              {t(`parts.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { getPathname } from '@/lib/i18n/navigation';

/** A version to print and to take elsewhere. */
export function VersionFiles({ jobRoleId, version }: Readonly<{ jobRoleId: string; version: number }>) {
  const t = useTranslations('dossier');
  const locale = useLocale();
  const base = `/roles/${jobRoleId}/versions/${version}`;
  return (
    <p className="row-add">
      <LinkButton href={`${base}/dossier`}>{t('link')}</LinkButton>
      <a className={buttonClass({})} href={getPathname({ href: `${base}/export`, locale })} download>
        {t('json')}
      </a>
      <a
        className={buttonClass({})}
        href={getPathname({ href: `${base}/export?format=case`, locale })}
        download
      >
        {t('case')}
      </a>
    </p>
  );
}

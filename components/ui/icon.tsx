import { ICON_PATHS, type IconName } from './icon-paths';

type IconProps = Readonly<{ name: IconName; small?: boolean }>;

/** A sign beside words; it never stands alone, so it is hidden from screen readers. */
export function Icon({ name, small = false }: IconProps) {
  return (
    <svg className={small ? 'i i-s' : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      {ICON_PATHS[name]}
    </svg>
  );
}

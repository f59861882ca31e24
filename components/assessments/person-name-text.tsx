import type { ShownName } from '@/lib/services/candidates';
import { usePersonName } from './person-name';

/** The name, or the number in its place. */
export function PersonName({ person }: Readonly<{ person: ShownName }>) {
  return usePersonName()(person);
}

import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import { useChangeWords } from './use-change-words';

/** What changed between two profiles, one sentence each. */
export function ChangeList({ changes }: Readonly<{ changes: readonly ProfileChange[] }>) {
  const words = useChangeWords();
  return (
    <ul className="changes">
      {changes.map((change, index) => (
        // A finished list that never moves.
        <li key={index}>{words(change)}</li>
      ))}
    </ul>
  );
}

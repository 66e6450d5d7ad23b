import { useQuery } from '@tanstack/react-query';
import type { Confidence } from '#shared/api/common.ts';
import type { Day } from '#shared/days.ts';
import { referencesQuery } from '../../../queries.ts';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { Cites } from '../../law/Cites.tsx';
import './reading.css';

/** Articles by their citation, each a link to its text on that day, and how sure we are. */
export function Articles({ ids, on, confidence }: { ids: readonly string[]; on: Day; confidence?: Confidence }) {
  const references = useQuery(referencesQuery(on));
  if (ids.length === 0 && !confidence) return null;
  return (
    <div className="articles">
      <Cites ids={ids} references={references.data?.items} />
      {confidence && <ConfidenceMark value={confidence} />}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Access } from '#shared/permissions.ts';
import { useSession } from '../../session.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { directoryQuery } from './queries.ts';
import { isOfTeams, WHOLE_ORGANISATION } from './words.ts';
import './sharing.css';

type Belonging = { teamId: string | null; access: Access };

const VIEWS = [
  { value: 'mine' as const, label: 'Mes équipes' },
  { value: 'all' as const, label: 'Toute l’organisation' },
];

/**
 * What the lists of schemes and consultations say of sharing: the column « À qui », and a filter for who is in a team.
 * On one desk, neither. Without a team anywhere, only the mark of what is read.
 */
export function useBelonging<Row extends Belonging>(items: readonly Row[]) {
  const session = useSession();
  const isServed = session?.mode === 'served';
  const teams = useQuery({ ...directoryQuery, enabled: isServed }).data?.teams ?? [];
  const own = (session?.teams ?? []).map(({ id }) => id);
  const [view, setView] = useState<'mine' | 'all'>('all');
  const isFiltered = isServed && own.length > 0;
  const column: Column<Row> = { id: 'belongs', header: 'À qui', cell: (row) => <Belongs row={row} teams={teams} /> };
  return {
    shown: isFiltered && view === 'mine' ? items.filter((item) => isOfTeams(item, own)) : items,
    columns: isServed && (teams.length > 0 || items.some(({ access }) => access === 'read')) ? [column] : [],
    filter: isFiltered && <RadioGroup label="Documents de" options={VIEWS} value={view} onChange={setView} isInline />,
  };
}

function Belongs({ row: { teamId, access }, teams }: { row: Belonging; teams: readonly { id: string; name: string }[] }) {
  return (
    <span className="belongs">
      {teamId === null ? WHOLE_ORGANISATION : (teams.find(({ id }) => id === teamId)?.name ?? 'Une équipe')}
      {access === 'read' && <Tag isWhole>Lecture seule</Tag>}
    </span>
  );
}

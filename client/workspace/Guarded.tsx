import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SharedEntity } from '#shared/api/sharing.ts';
import { sharingQuery } from '../features/sharing/queries.ts';
import { useSession } from '../session.ts';
import { QueryView } from '../ui/QueryView.tsx';
import { ReadOnly } from '../ui/ReadOnly.tsx';

/** Opens a document to be written or only read, as the server says; on one desk, always to be written. */
export function Guarded({ entity, id, children }: { entity: SharedEntity; id: string; children: (isReadOnly: boolean) => ReactNode }) {
  const isServed = useSession()?.mode === 'served';
  const sharing = useQuery({ ...sharingQuery(entity, id), enabled: isServed });
  if (!isServed) return children(false);
  return (
    <QueryView query={sharing}>
      {({ access }) => {
        const isReadOnly = access === 'read';
        return <ReadOnly value={isReadOnly}>{children(isReadOnly)}</ReadOnly>;
      }}
    </QueryView>
  );
}

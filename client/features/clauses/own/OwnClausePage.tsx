import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { OwnClause } from '#shared/api/own-clauses.ts';
import { isOpen } from '#shared/clause/life.ts';
import { toProblem } from '../../../api.ts';
import { useMay, useSession } from '../../../session.ts';
import { NotFound } from '../../../shell/NotFound.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { OwnClauseEditor } from './OwnClauseEditor.tsx';
import { ownClauseQuery } from './queries.ts';
import { clauseSaverFor, OwnClauseContext } from './save.ts';

const route = getRouteApi('/clauses/nos-clauses/$id');

/** Reads the clause afresh at each opening, then hands it to its saver: saved as typed, conflicts shown, nothing lost. */
export function OwnClausePage() {
  const { id } = route.useParams();
  const clause = useQuery(ownClauseQuery(id));
  const isKnown = useSession() !== null;
  if (clause.isError && toProblem(clause.error).status === 404) return <NotFound />;
  return (
    <QueryView query={clause} loading="Ouverture de la clause…">
      {(server) => (isKnown ? <Opened key={server.id} server={server} /> : null)}
    </QueryView>
  );
}

function Opened({ server }: { server: OwnClause }) {
  const mayWrite = useMay('clause:write');
  const isReadOnly = !mayWrite || !isOpen(server);
  const saver = clauseSaverFor(server, isReadOnly);
  useEffect(() => saver.refresh(server), [saver, server]);
  return (
    <OwnClauseContext.Provider value={saver}>
      <ReadOnly value={isReadOnly}>
        <OwnClauseEditor key={isReadOnly ? 'read' : 'write'} server={server} />
      </ReadOnly>
    </OwnClauseContext.Provider>
  );
}

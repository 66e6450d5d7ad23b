import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { importsQuery } from '../imports/queries.ts';
import { refreshFigures } from '../queries.ts';

/** Said wherever figures are read, while the data is made again without a file; then everything is read again. */
export function Rebuilding() {
  const client = useQueryClient();
  const isRebuilding = useQuery(importsQuery).data?.rebuilding ?? false;
  const wasRebuilding = useRef(false);
  useEffect(() => {
    if (wasRebuilding.current && !isRebuilding) void refreshFigures(client);
    wasRebuilding.current = isRebuilding;
  }, [isRebuilding, client]);
  return (
    <div role="status">
      {isRebuilding && (
        <p className="figures-caution">
          <span aria-hidden="true">◆</span> Les données se refont… Les chiffres affichés sont encore ceux d’avant.
        </p>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Publication } from '#shared/api/publications.ts';
import { compareContent } from '#shared/scheme/compare.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ChangesView } from '../compare/ChangesView.tsx';
import { useQuietScheme } from '../save/useScheme.ts';
import { publicationQuery } from './queries.ts';

/** What changed in the scheme since it was published. */
export function PublicationDifference({ publication: { schemeId, id, number }, onClose }: { publication: Publication; onClose: () => void }) {
  const published = useQuery(publicationQuery(schemeId, id));
  const now = useQuietScheme();
  const changes = useMemo(() => (published.data ? compareContent(published.data.content, now) : []), [published.data, now]);
  return (
    <Dialog title={`De la version ${number} à maintenant`} size="wide" isOpen onClose={onClose}>
      <QueryView query={published} loading="Lecture de la version publiée…">
        {() => <ChangesView changes={changes} />}
      </QueryView>
    </Dialog>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Publication, PublicationCreate } from '#shared/api/publications.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { compareContent } from '#shared/scheme/compare.ts';
import { useLawDay } from '../../../lawDay.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { freeze } from '../save/freeze.ts';
import { SCHEME_SECTIONS } from '../save/sections.ts';
import { useSaver, useSaverState } from '../save/useScheme.ts';
import { usePoints } from '../usePoints.ts';
import { publicationPath, publicationQuery, refreshPublications } from './queries.ts';

/** Sections that changed since the last published version; null while it is read, or when there is none. */
function useChanged(last: Publication | null): string | null {
  const { document: scheme } = useSaverState();
  const before = useQuery({ ...publicationQuery(scheme.id, last?.id ?? ''), enabled: last !== null }).data;
  return useMemo(
    () =>
      before
        ? compareContent(before.content, scheme)
            .map(({ section }) => SCHEME_SECTIONS.labels[section])
            .join(', ') || 'rien'
        : null,
    [before, scheme],
  );
}

/** Publishes what is on screen, once it is saved; what L. 2111-3 still lacks is said, and prevents nothing. */
export function PublishDialog({ last, onClose }: { last: Publication | null; onClose: () => void }) {
  const saver = useSaver();
  const { document: scheme } = useSaverState();
  const client = useQueryClient();
  const { on } = useLawDay();
  const { met, total } = usePoints();
  const changed = useChanged(last);
  const [note, setNote] = useState('');
  const publish = useMutation({
    mutationFn: () => {
      const body: PublicationCreate = { note: note.trim(), on };
      return freeze<Publication>(saver, publicationPath, body);
    },
    onSuccess: async ({ number }) => {
      toast(`La version ${number} est publiée.`);
      onClose();
      await refreshPublications(client);
    },
  });
  return (
    <Dialog
      title={`Publier la version ${(last?.number ?? 0) + 1}`}
      isOpen
      onClose={onClose}
      isDismissable={note === ''}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => publish.mutate()} isBusy={publish.isPending} isLeaving busyLabel="Préparation du Word…">
            Publier
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {scheme.period.adoptedOn === null
            ? 'Aucun jour d’adoption n’est écrit à l’étape «\u00a0Cadre et durée\u00a0»\u202f: la version n’en dira pas.'
            : `Le document dit l’adoption du ${formatDay(scheme.period.adoptedOn)}.`}{' '}
          {`Il répond du droit au ${formatDay(on)}.`}
        </p>
        {met < total && (
          <p className="reading-note">{`${met} point${met > 1 ? 's' : ''} sur ${total} de l’article L.\u00a02111-3\u202f: cela n’empêche pas de publier.`}</p>
        )}
        {changed !== null && <p className="soft">{`Changé depuis la version ${last?.number}\u202f: ${changed}.`}</p>}
        <TextArea label="Ce qui change dans cette version" maxLength={LIMITS.roundText} value={note} onChange={setNote} />
      </div>
      {publish.isError && <ProblemNotice error={publish.error} />}
    </Dialog>
  );
}

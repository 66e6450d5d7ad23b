/**
 * Sharing: whose a scheme or a consultation is, and who else it is open to.
 * Promises one line at the top of each workspace, one dialog to change it, and the same words in the lists. On one desk, nothing.
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SharedEntity } from '#shared/api/sharing.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { SharingDialog } from './SharingDialog.tsx';
import { sharingQuery } from './queries.ts';
import { sharingWords } from './words.ts';
import './sharing.css';

/** « Équipe Achats · partagé avec 2 », which opens the dialog. */
export function SharingLine({ entity, id }: { entity: SharedEntity; id: string }) {
  const isServed = useSession()?.mode === 'served';
  const sharing = useQuery({ ...sharingQuery(entity, id), enabled: isServed });
  const [isOpen, setOpen] = useState(false);
  if (!isServed || !sharing.data) return null;
  return (
    <>
      <Button reads small onPress={() => setOpen(true)}>
        <span className="visually-hidden">À qui&#x202f;: </span>
        {sharingWords(sharing.data)}
      </Button>
      {isOpen && <SharingDialog entity={entity} id={id} sharing={sharing.data} onClose={() => setOpen(false)} />}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { OwnModule } from '#shared/api/training-lead.ts';
import { useMay, useSession } from '../../../../session.ts';
import { Found } from '../../Found.tsx';
import { LeadPage } from '../LeadPage.tsx';
import { ownModuleQuery } from '../queries.ts';
import { OwnModuleEditor } from './OwnModuleEditor.tsx';
import { OwnSaverContext, ownSaverFor } from './save.ts';

/** Reads the module afresh at each opening, then hands it to its saver: saved as typed, conflicts shown, nothing lost. */
export function OwnModulePage() {
  const { id } = useParams({ from: '/formation/nos-modules/$id' });
  const isKnown = useSession() !== null;
  const mayWrite = useMay('training:write');
  const module = useQuery({ ...ownModuleQuery(id), enabled: mayWrite });
  if (isKnown && !mayWrite)
    return (
      <LeadPage title="Module" lead="" needs="training:write">
        {null}
      </LeadPage>
    );
  return (
    <Found query={module} loading="Ouverture du module…">
      {(server) => <Opened key={server.id} server={server} />}
    </Found>
  );
}

function Opened({ server }: { server: OwnModule }) {
  const saver = ownSaverFor(server);
  useEffect(() => saver.refresh(server), [saver, server]);
  return (
    <OwnSaverContext.Provider value={saver}>
      <OwnModuleEditor published={server.published} />
    </OwnSaverContext.Provider>
  );
}

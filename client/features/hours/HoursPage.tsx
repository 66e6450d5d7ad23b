/** The calculator open to all, without a file: nothing of it leaves this page but the request to our own server. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HoursEstimate, HoursRequest } from '#shared/api/hours.ts';
import { download } from '../../api.ts';
import { useLawDay } from '../../lawDay.ts';
import { labourSharesQuery } from '../../queries.ts';
import { readStored, writeStored } from '../../stored.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { Calculator } from './Calculator.tsx';
import { SharesTable } from './SharesTable.tsx';

const STORED = 'clausier.hours';
const storage = (): Storage => sessionStorage;
const isRequest = (value: unknown): value is HoursRequest => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was typed stays as long as the tab. */
function useRequest(): [HoursRequest, (request: HoursRequest) => void] {
  const [request, setRequest] = useState<HoursRequest>(() => {
    const stored = readStored(storage, STORED);
    return isRequest(stored) ? stored : {};
  });
  return [
    request,
    (next) => {
      setRequest(next);
      writeStored(storage, STORED, next);
    },
  ];
}

export function HoursPage() {
  const { on } = useLawDay();
  const [request, setRequest] = useRequest();
  const shares = useQuery(labourSharesQuery);
  const clear = (): void => {
    setRequest({});
    toast('Le calcul est effacé.', () => setRequest(request));
  };
  return (
    <>
      <PageHeader
        title="Calculer des heures d’insertion"
        lead="Le volume d’un lot, avec tout le calcul, ses sources et ce qui reste à confirmer. Rien n’est enregistré."
        actions={
          Object.keys(request).length > 0 ? (
            <Button variant="quiet" onPress={clear}>
              Recommencer
            </Button>
          ) : undefined
        }
      />
      <Calculator request={request} onChange={setRequest} on={on} actions={(estimate, sent) => <Take estimate={estimate} sent={sent} />} />
      <section className="stack hours-shares" aria-labelledby="hours-shares">
        <h2 id="hours-shares">Parts de main-d’œuvre</h2>
        <QueryView query={shares} loading="Lecture de la table…">
          {({ items }) => <SharesTable shares={items} />}
        </QueryView>
      </section>
    </>
  );
}

/** The annex as a Word file, or on paper. */
function Take({ sent }: { estimate: HoursEstimate; sent: HoursRequest }) {
  const [isBusy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      toast(`«\u00a0${await download('/api/hours/annex.docx', 'heures-insertion.docx', { method: 'POST', body: sent })}\u00a0» est téléchargé.`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="row no-print">
      <Button variant="primary" isBusy={isBusy} busyLabel="Préparation du Word…" onPress={() => void take()}>
        Télécharger l’annexe Word
      </Button>
      <Button onPress={() => print()}>Imprimer</Button>
    </div>
  );
}

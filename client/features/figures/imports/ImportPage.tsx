import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Import, ImportReport } from '#shared/api/imports.ts';
import { frenchTypography } from '#shared/typography.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { useDownloadOf } from '../../../save/download.ts';
import { FiguresPage } from '../FiguresPage.tsx';
import { refreshFigures } from '../queries.ts';
import { Anomalies } from './Anomalies.tsx';
import { CancelDialog, RemoveDialog } from './gestures.tsx';
import { Progress } from './ImportTable.tsx';
import { importPath, importQuery, isRunning } from './queries.ts';
import { Report } from './Report.tsx';
import { endedWords, isSameAgain, KIND_WORDS, keptWords, listWords, sentWords, toDecide } from './words.ts';

const route = getRouteApi('/chiffres/imports/$importId');

/** One file: what was read of it, what became of it, what was wrong and what was made of that. */
export function ImportPage() {
  const { importId } = route.useParams();
  const query = useQuery(importQuery(importId));
  const navigate = useNavigate();
  const mayImport = useMay('figure:import');
  const files = useDownloadOf();
  const [asked, setAsked] = useState<'cancel' | 'remove' | null>(null);
  const one = query.data;
  const ended = useEnding(one);
  const close = (): void => setAsked(null);
  return (
    <FiguresPage
      title={one?.file ?? 'Import'}
      lead={one ? `${KIND_WORDS[one.kind].label}. ${sentWords(one)}.` : 'Ce qui a été lu, gardé, écarté.'}
      back={<Link to="/chiffres/imports">Tous les imports</Link>}
      actions={
        one && !isRunning(one) ? (
          <>
            {one.report && (
              <Button
                reads
                onPress={() => !files.isBusy && files.start(importPath(one.id, 'compte-rendu.csv'), 'compte-rendu.csv')}
                isBusy={files.isBusy}
                isLeaving
                busyLabel="Préparation…"
              >
                Télécharger le compte rendu (CSV)
              </Button>
            )}
            {mayImport && (
              <Button variant="danger" onPress={() => setAsked('remove')}>
                Retirer ce fichier
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <p className="visually-hidden" role="status">
        {ended}
      </p>
      <QueryView query={query} loading="Lecture du compte rendu…">
        {(found) => (
          <div className="part-page">
            <Outcome one={found} mayImport={mayImport} onCancel={() => setAsked('cancel')} />
            {found.report && <Report kind={found.kind} report={found.report} />}
            {found.report && <Anomalies id={found.id} report={found.report} />}
          </div>
        )}
      </QueryView>
      {one && asked === 'cancel' && <CancelDialog one={one} onClose={close} />}
      {one && asked === 'remove' && <RemoveDialog one={one} onClose={close} onRemoved={() => void navigate({ to: '/chiffres/imports' })} />}
    </FiguresPage>
  );
}

/** The end of a reading followed here is said once; then every figure is read again. */
function useEnding(one: Import | undefined): string {
  const client = useQueryClient();
  const wasRunning = useRef(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!one) return;
    const isOver = wasRunning.current && !isRunning(one);
    wasRunning.current = isRunning(one);
    if (!isOver) return;
    setSaid(endedWords(one));
    void refreshFigures(client);
  }, [one, client]);
  return said;
}

function Outcome({ one, mayImport, onCancel }: { one: Import; mayImport: boolean; onCancel: () => void }) {
  if (isRunning(one))
    return (
      <div className="stack">
        <Progress one={one} />
        {mayImport && (
          <div className="row">
            <Button onPress={onCancel}>Arrêter l’import</Button>
          </div>
        )}
      </div>
    );
  const kept = [listWords(one), keptWords(one)].filter((part) => part !== null);
  const isSame = one.state === 'done' && one.report !== null && isSameAgain(one.report);
  if (one.state === 'done' && !one.stale && !isSame && kept.length === 0 && (one.report === null || toDecide(one.report) === null)) return null;
  return (
    <div className="stack">
      {one.state !== 'done' && <Unfinished one={one} />}
      {one.stale && (
        <Finding tone="warns" title="Cette liste a plus d’un an" mend={<LinkButton to="/chiffres/imports">Importer la nouvelle</LinkButton>}>
          <p>Les fournisseurs qu’elle fait reconnaître sont montrés avec cette réserve.</p>
        </Finding>
      )}
      {one.report && <ToDecide report={one.report} />}
      {kept.length > 0 && <p>{`${kept.join('. ')}.`}</p>}
      {isSame && <p>Tout était déjà connu&#x202f;: rien n’a changé.</p>}
    </div>
  );
}

const UNFINISHED: Partial<Record<Import['state'], string>> = {
  failed: 'Ce fichier n’a pas pu être importé',
  cancelled: 'L’import de ce fichier a été arrêté',
  interrupted: 'La lecture de ce fichier a été interrompue',
};

/** Why nothing of it was kept, and what to do. */
function Unfinished({ one: { state, failure } }: { one: Import }) {
  return (
    <Finding tone={state === 'cancelled' ? 'notes' : 'blocks'} title={UNFINISHED[state] ?? ''}>
      {failure ? (
        <>
          <p>{frenchTypography(failure.message)}</p>
          <p>{frenchTypography(failure.remedy)}</p>
        </>
      ) : (
        <p>Importez-le de nouveau pour qu’il compte.</p>
      )}
      <p>Rien n’a changé&#x202f;: les chiffres sont ceux d’avant.</p>
    </Finding>
  );
}

function ToDecide({ report }: { report: ImportReport }) {
  const words = toDecide(report);
  if (!words) return null;
  return (
    <Finding
      tone="warns"
      title={words}
      mend={
        <LinkButton to="/chiffres/a-decider" variant="secondary">
          Décider
        </LinkButton>
      }
    >
      <p>Tant que personne n’a décidé, leur considération est comptée comme inconnue.</p>
    </Finding>
  );
}

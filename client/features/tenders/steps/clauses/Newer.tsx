import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptClause, KeptClauses, KeptDifference } from '#shared/api/clause-use.ts';
import type { Piece } from '#shared/api/clauses.ts';
import { counted, formatDay } from '#shared/format.ts';
import { isConcession, listed, theLot } from '#shared/tender/names.ts';
import { request } from '../../../../api.ts';
import { pieceName } from '../../../../labels.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { useReadOnly } from '../../../../ui/ReadOnly.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { BlockDiff, WordDiff } from '../../../../ui/WordDiff.tsx';
import { keptClausesQuery, keptDifferenceQuery, refreshTender, tenderPath } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';

type Taken = Pick<KeptClause, 'lotId' | 'slug'> & { hash: string };

/** Takes newer versions, once what is being typed is saved. */
function useRenewal({ tender, settle }: StepProps['workspace'], onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (items: readonly Taken[]) => {
      await settle();
      return request<KeptClauses>(tenderPath(tender.id, 'clauses/renewals'), { method: 'POST', body: { items } });
    },
    onSuccess: async (_list, items) => {
      toast(items.length > 1 ? `${items.length} clauses sont écrites dans leur nouvelle version.` : 'La clause est écrite dans sa nouvelle version.');
      onDone();
      await refreshTender(client, tender.id);
    },
  });
}

const takenOf = (items: readonly KeptClause[]): Taken[] =>
  items.flatMap(({ lotId, slug, currentHash }) => (currentHash === null ? [] : [{ lotId, slug, hash: currentHash }]));

const useKept = ({ tender }: StepProps['workspace']): readonly KeptClause[] => useQuery(keptClausesQuery(tender.id)).data?.items ?? [];

/** « la version 2, gardée le 3 mars 2027 », or the day alone for one of Clausier's. */
const versionName = ({ number, keptOn }: KeptClause): string =>
  number === null ? `le texte gardé le ${formatDay(keptOn)}` : `la version ${number}, gardée le ${formatDay(keptOn)}`;

/** Every clause of the consultation that has a newer version, taken together. */
export function NewerClauses({ workspace }: StepProps) {
  const newer = useKept(workspace).filter(({ state }) => state === 'newer');
  const [isOpen, setOpen] = useState(false);
  const isReadOnly = useReadOnly();
  // The only one, in this lot: its own line says it.
  if (newer.length === 0 || (newer.length === 1 && newer[0]?.lotId === workspace.lot.id)) return null;
  const lots = workspace.tender.lots.filter(({ id }) => newer.some(({ lotId }) => lotId === id));
  return (
    <Finding
      tone="notes"
      title={`${counted(newer.length, 'clause')} de la consultation ${newer.length > 1 ? 'ont' : 'a'} une version plus récente.`}
      mend={
        isReadOnly ? undefined : (
          <Button small onPress={() => setOpen(true)}>
            Tout prendre…
          </Button>
        )
      }
    >
      <p>{`${lots.length > 1 ? 'Lots' : 'Lot'} ${listed(lots.map(({ number }) => String(number)))}. La consultation garde ses textes tant que vous n’en prenez pas de nouveaux.`}</p>
      {isOpen && <TakeAll workspace={workspace} newer={newer} onClose={() => setOpen(false)} />}
    </Finding>
  );
}

function TakeAll({ workspace, newer, onClose }: StepProps & { newer: readonly KeptClause[]; onClose: () => void }) {
  const { tender } = workspace;
  const renewal = useRenewal(workspace, onClose);
  const lotOf = (lotId: string): string => {
    const lot = tender.lots.find(({ id }) => id === lotId);
    return lot ? theLot(lot, tender) : '';
  };
  return (
    <Dialog
      title="Prendre les nouvelles versions"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Garder nos textes</Button>
          <Button
            variant="primary"
            isLeaving
            isBusy={renewal.isPending}
            busyLabel="Enregistrement…"
            onPress={() => !renewal.isPending && renewal.mutate(takenOf(newer))}
          >
            {newer.length > 1 ? `Prendre les ${newer.length} nouvelles versions` : 'Prendre la nouvelle version'}
          </Button>
        </>
      }
    >
      <p>{'Chaque clause montre aussi ce qui change, mot à mot\u202f: lisez-le avant de prendre. Les valeurs saisies restent.'}</p>
      <ul>
        {newer.map((one) => (
          <li key={`${one.lotId} ${one.slug}`}>{`${one.title} (${lotOf(one.lotId)}, ${versionName(one)})`}</li>
        ))}
      </ul>
      <FilesStay />
      {renewal.isError && <ProblemNotice error={renewal.error} />}
    </Dialog>
  );
}

const FilesStay = () => <p className="soft small">{'Les fichiers Word déjà préparés gardent leur texte jusqu’à la prochaine insertion.'}</p>;

/** Whether the text this lot holds is still that of the library; nothing to say when it is. */
export function ClauseVersion({ workspace, slug }: StepProps & { slug: string }) {
  const { lot } = workspace;
  const kept = useKept(workspace).find((one) => one.lotId === lot.id && one.slug === slug);
  const [isOpen, setOpen] = useState(false);
  if (!kept || kept.state === 'current') return null;
  if (kept.state === 'gone')
    return <Finding tone="notes" title={`La bibliothèque ne propose plus cette clause\u202f: la consultation garde son texte (${versionName(kept)}).`} />;
  return (
    <Finding
      tone="notes"
      title="Une version plus récente existe."
      mend={
        <Button reads small aria-label={`Voir ce qui change\u202f: ${kept.title}`} onPress={() => setOpen(true)}>
          Voir ce qui change
        </Button>
      }
    >
      <p>{`La consultation s’écrit avec ${versionName(kept)}.`}</p>
      {isOpen && <Change workspace={workspace} kept={kept} onClose={() => setOpen(false)} />}
    </Finding>
  );
}

function Change({ workspace, kept, onClose }: StepProps & { kept: KeptClause; onClose: () => void }) {
  const difference = useQuery(keptDifferenceQuery(workspace.tender.id, kept.lotId, kept.slug));
  const others = useKept(workspace).filter(({ slug, lotId, state }) => slug === kept.slug && lotId !== kept.lotId && state === 'newer');
  const [isForAll, setForAll] = useState(false);
  const isReadOnly = useReadOnly();
  const renewal = useRenewal(workspace, onClose);
  const seen = difference.data;
  // What was read, not what the list says now: a text that changes meanwhile is not taken unseen.
  const taken = seen ? [seen, ...(isForAll ? others.filter(({ currentHash }) => currentHash === seen.currentHash) : [])] : [];
  return (
    <Dialog
      title={`Ce qui change\u202f: ${kept.title}`}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button reads onPress={onClose}>
            Garder notre texte
          </Button>
          {!isReadOnly && (
            <Button
              variant="primary"
              isLeaving
              isBusy={renewal.isPending}
              busyLabel="Enregistrement…"
              isDisabled={!seen}
              onPress={() => !renewal.isPending && renewal.mutate(takenOf(taken))}
            >
              Prendre la nouvelle version
            </Button>
          )}
        </>
      }
    >
      <QueryView query={difference} loading="Comparaison des deux textes…">
        {(data) => <Differences difference={data} nameOf={(piece) => pieceName(piece, isConcession(workspace.tender))} />}
      </QueryView>
      {!isReadOnly && others.length > 0 && (
        <Checkbox
          label={`Aussi pour ${counted(others.length, 'autre lot qui la garde', 'autres lots qui la gardent')}`}
          isSelected={isForAll}
          onChange={setForAll}
        />
      )}
      {!isReadOnly && <FilesStay />}
      {renewal.isError && <ProblemNotice error={renewal.error} />}
    </Dialog>
  );
}

const PIECE_STATES = { same: '', changed: 'texte modifié', added: 'texte ajouté', removed: 'texte retiré' } as const;

function Differences({ difference: { fields, pieces }, nameOf }: { difference: KeptDifference; nameOf: (piece: Piece) => string }) {
  if (fields.length + pieces.length === 0) return <p>Les deux textes sont les mêmes.</p>;
  return (
    <div className="stack">
      {pieces.map(({ piece, state, lines }) => (
        <section key={piece} className="stack" aria-label={nameOf(piece)}>
          <h3>{`${nameOf(piece)} (${PIECE_STATES[state]})`}</h3>
          <BlockDiff changes={lines} />
        </section>
      ))}
      {fields.length > 0 && (
        <section className="stack" aria-label="Autour du texte">
          <h3>Autour du texte</h3>
          <dl className="kept-fields">
            {fields.map(({ label, runs }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <WordDiff runs={runs} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

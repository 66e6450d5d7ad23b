import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClauseUpdate, ClauseUpdateChoice, OwnClause } from '#shared/api/own-clauses.ts';
import { request } from '../../../api.ts';
import { settled } from '../../../save/settled.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { askedFields, askedPieces, type Choices, firstChoices, mergedContent, undecided } from './merge-update.ts';
import { ownClauseQuery, ownPath, refreshClauses, updateQuery } from './queries.ts';
import { useClauseSaver, useClauseState } from './save.ts';
import { UpdateField, UpdatePiece } from './UpdateSides.tsx';

/** Clausier's own text changed: both sides, part by part; nothing is taken without a choice. */
export function UpdatePart({ clause }: { clause: OwnClause }) {
  const { document } = useClauseState();
  const update = useQuery(updateQuery(clause.id, document.revision));
  return (
    <QueryView query={update} loading="Comparaison avec Clausier…">
      {(data) =>
        data.available && data.shipped ? (
          <Compared key={data.shippedHash} clause={clause} update={data} />
        ) : (
          <EmptyState title={data.shipped ? 'Rien de nouveau chez Clausier' : 'Clausier n’a plus cette clause'}>
            <p>
              {data.shipped
                ? 'Le texte de Clausier est celui dont vous êtes partis, ou vous avez déjà choisi. Quand il changera, les deux textes seront ici côte à côte.'
                : 'La clause de Clausier a quitté la bibliothèque. La vôtre reste, et vous la publiez comme vous voulez.'}
            </p>
          </EmptyState>
        )
      }
    </QueryView>
  );
}

/** The choice, over what is saved; a text that changed again meanwhile is shown anew. */
function useChoice(clause: OwnClause, update: ClauseUpdate) {
  const saver = useClauseSaver();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (choice: Omit<ClauseUpdateChoice, 'shippedHash'>) => {
      if (!(await settled(saver))) return null;
      const { revision } = saver.read().document;
      const body: ClauseUpdateChoice = { ...choice, shippedHash: update.shippedHash ?? '' };
      return request<OwnClause>(ownPath(clause.id, 'update'), { method: 'POST', body, ifMatch: `"${Math.max(revision, clause.revision)}"` });
    },
    onSuccess: (chosen, { choice }) => {
      if (!chosen) {
        toast('Tout n’est pas enregistré\u202f: corrigez d’abord ce qui est signalé dans la page.');
        return;
      }
      saver.refresh(chosen);
      client.setQueryData(ownClauseQuery(chosen.id).queryKey, chosen);
      void refreshClauses(client);
      toast(
        choice === 'keep'
          ? 'Votre texte est gardé. Clausier ne le proposera plus jusqu’à son prochain changement.'
          : 'Vos choix sont dans le brouillon\u202f: relisez-le, puis publiez-le.',
      );
    },
  });
}

function Compared({ clause, update }: { clause: OwnClause; update: ClauseUpdate }) {
  const [choices, setChoices] = useState<Choices>(() => firstChoices(update));
  const choice = useChoice(clause, update);
  const mayChoose = useMay('clause:publish');
  const left = undecided(update, choices);
  return (
    // Choosing is not writing in the text: a published clause is compared too.
    <ReadOnly value={!mayChoose}>
      <div className="stack">
        <p>
          Pour chaque partie que Clausier a changée&#x202f;: à gauche ce qui change chez Clausier, à droite ce que vous aviez changé. Ce que Clausier n’a pas
          touché reste le vôtre.
        </p>
        {askedPieces(update).map((piece) => (
          <UpdatePiece key={piece.piece} difference={piece} update={update} choices={choices} onChange={setChoices} />
        ))}
        {askedFields(update).map((field) => (
          <UpdateField key={field.field} difference={field} choices={choices} onChange={setChoices} />
        ))}
        {choice.isError && <ProblemNotice error={choice.error} />}
        {mayChoose ? (
          <div className="own-update__actions">
            <Button
              variant="primary"
              isDisabled={left > 0}
              isBusy={choice.isPending}
              busyLabel="Enregistrement…"
              onPress={() => choice.mutate({ choice: 'merge', content: mergedContent(update, choices) })}
            >
              Enregistrer ces choix
            </Button>
            <Button onPress={() => choice.mutate({ choice: 'keep' })}>Garder tout le nôtre</Button>
            <Button onPress={() => choice.mutate({ choice: 'take' })}>Prendre tout le nouveau</Button>
            {left > 0 && <p className="soft">{left > 1 ? `${left} parties restent à choisir.` : 'Une partie reste à choisir.'}</p>}
          </div>
        ) : (
          <p className="soft">Un juriste choisit ce qui est pris.</p>
        )}
      </div>
    </ReadOnly>
  );
}

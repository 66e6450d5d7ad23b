import { type RefObject, useState } from 'react';
import type { CcagId, ClauseFamily, FilledClause, Piece, VariableValues } from '#shared/api/clauses.ts';
import { download } from '../../api.ts';
import { PIECE_LABELS } from '../../labels.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { copyRich } from './copy.ts';
import { refusedSentence, splitRefused } from './refused.ts';

export type ClauseActionsProps = {
  family: ClauseFamily;
  piece: Piece;
  on: string;
  ccag: CcagId | null;
  values: VariableValues;
  filled: FilledClause | undefined;
  /** Where the text stands on the page, selected when the browser refuses the clipboard. */
  sheet: RefObject<HTMLElement | null>;
  isPrimary?: boolean;
};

type Wanted = 'copy' | 'one' | 'all';

const leftToFill = (count: number): string =>
  count === 0 ? '' : count === 1 ? ' Il reste 1 variable à remplir, entre crochets.' : ` Il reste ${count} variables à remplir, entre crochets.`;

/** « Copier » and « Word ». */
export function ClauseActions({ family, piece, on, ccag, values, filled, sheet, isPrimary = false }: ClauseActionsProps) {
  const { slug, pieces } = family;
  const { sent, refused } = splitRefused(family, values);
  /** What waits for the person to accept brackets instead of refused values. */
  const [waiting, setWaiting] = useState<Wanted | null>(null);
  const [isBusy, setBusy] = useState(false);
  const copy = async (): Promise<void> => {
    if (!filled) return;
    const copied = await copyRich(filled.html, filled.text, sheet.current);
    toast(
      copied === 'rich'
        ? `Texte copié\u202f: ${PIECE_LABELS[piece]}.${leftToFill(filled.missing.length)}`
        : 'Votre navigateur ne permet pas la copie directe\u202f: le texte est sélectionné, appuyez sur Ctrl\u00a0C.',
    );
  };
  const save = async (which: Piece | null): Promise<void> => {
    setBusy(true);
    try {
      const name = await download(`/api/clauses/${encodeURIComponent(slug)}/export.docx`, `${slug}.docx`, {
        method: 'POST',
        body: { on, values: sent, ...(which ? { piece: which } : {}), ...(ccag ? { ccag } : {}) },
      });
      toast(`Document Word téléchargé\u202f: ${name}`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  // Named rather than kept as a function: the text may have been filled again meanwhile.
  const act = (wanted: Wanted): void => void (wanted === 'copy' ? copy() : save(wanted === 'all' ? null : piece));
  const ask = (wanted: Wanted): void => (refused.length > 0 ? setWaiting(wanted) : act(wanted));
  return (
    <>
      <Button variant={isPrimary ? 'primary' : 'secondary'} onPress={() => ask('copy')} isDisabled={!filled}>
        Copier
      </Button>
      {pieces.length > 1 ? (
        <Menu
          label={isBusy ? 'Préparation…' : 'Word ▾'}
          name="Télécharger en Word"
          actions={[
            { id: 'one', label: `Cette pièce (${PIECE_LABELS[piece]})`, onAction: () => ask('one') },
            { id: 'all', label: 'Toutes les pièces', onAction: () => ask('all') },
          ]}
        />
      ) : (
        <Button onPress={() => ask('one')} isBusy={isBusy} busyLabel="Préparation…">
          Word
        </Button>
      )}
      <ConfirmDialog
        title={refused.length === 1 ? 'Une valeur est refusée' : 'Des valeurs sont refusées'}
        isOpen={waiting !== null}
        onClose={() => setWaiting(null)}
        confirmLabel="Laisser entre crochets"
        onConfirm={() => {
          if (waiting) act(waiting);
          setWaiting(null);
        }}
      >
        <p>{`${refusedSentence(refused.length)}.`}</p>
        <ul>
          {refused.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  );
}

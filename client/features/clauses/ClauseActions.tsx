import { type RefObject, useState } from 'react';
import type { CcagId, FilledClause, Piece, VariableValues } from '#shared/api/clauses.ts';
import { download } from '../../api.ts';
import { PIECE_LABELS } from '../../labels.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { copyRich } from './copy.ts';

export type ClauseActionsProps = {
  slug: string;
  piece: Piece;
  pieces: readonly Piece[];
  on: string;
  ccag: CcagId | null;
  values: VariableValues;
  filled: FilledClause | undefined;
  /** Where the text stands on the page, selected when the browser refuses the clipboard. */
  sheet: RefObject<HTMLElement | null>;
  isPrimary?: boolean;
};

const leftToFill = (count: number): string => (count === 0 ? '' : count === 1 ? ' Il reste 1 variable à remplir, entre crochets.' : ` Il reste ${count} variables à remplir, entre crochets.`);

/** « Copier » and « Word ». */
export function ClauseActions({ slug, piece, pieces, on, ccag, values, filled, sheet, isPrimary = false }: ClauseActionsProps) {
  const [isBusy, setBusy] = useState(false);
  const copy = async (): Promise<void> => {
    if (!filled) return;
    const copied = await copyRich(filled.html, filled.text, sheet.current);
    toast(copied === 'rich' ? `Texte du ${PIECE_LABELS[piece]} copié.${leftToFill(filled.missing.length)}` : 'Votre navigateur ne permet pas la copie directe\u202f: le texte est sélectionné, appuyez sur Ctrl\u00a0C.');
  };
  const save = async (which: Piece | null): Promise<void> => {
    setBusy(true);
    try {
      const name = await download(`/api/clauses/${encodeURIComponent(slug)}/export.docx`, `${slug}.docx`, { method: 'POST', body: { on, values, ...(which ? { piece: which } : {}), ...(ccag ? { ccag } : {}) } });
      toast(`Document Word téléchargé\u202f: ${name}`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant={isPrimary ? 'primary' : 'secondary'} onPress={() => void copy()} isDisabled={!filled}>
        Copier
      </Button>
      {pieces.length > 1 ? (
        <Menu
          label={isBusy ? 'Préparation…' : 'Word ▾'}
          name="Télécharger en Word"
          actions={[
            { id: 'one', label: `Cette pièce (${PIECE_LABELS[piece]})`, onAction: () => void save(piece) },
            { id: 'all', label: 'Toutes les pièces', onAction: () => void save(null) },
          ]}
        />
      ) : (
        <Button onPress={() => void save(piece)} isBusy={isBusy} busyLabel="Préparation…">Word</Button>
      )}
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Piece } from '#shared/api/clauses.ts';
import type { TenderDocument } from '#shared/api/documents.ts';
import { formatNumber } from '#shared/format.ts';
import { requestFile } from '../../../../api.ts';
import { isConcession } from '#shared/tender/names.ts';
import { optionsOf, PIECE_LABELS, pieceName, shortPiece } from '../../../../labels.ts';
import { Button } from '../../../../ui/Button.tsx';
import { FileDrop } from '../../../../ui/FileDrop.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import { useReadOnly } from '../../../../ui/ReadOnly.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { toast, toastProblem } from '../../../../ui/Toast.tsx';
import { useDownloadOf } from '../../../../save/download.ts';
import { refreshTender, tenderPath } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { forgetDraft } from './draft.ts';
import { changePiece, refusedBeforeSending, removeDocument, sendDocument } from './useUploads.ts';

type Props = StepProps & { document: TenderDocument; onChosen: (id: string) => void };

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000))}\u00a0ko` : `${formatNumber(Math.round(bytes / 100_000) / 10)}\u00a0Mo`;

/** The file's name, its piece, and what one can do with the file itself. */
export function FileHead({ workspace, document, onChosen }: Props) {
  const client = useQueryClient();
  const isReadOnly = useReadOnly();
  const { tender } = workspace;
  const concession = isConcession(tender);
  const setPiece = async (piece: Piece): Promise<void> => {
    try {
      await changePiece(tender.id, document.id, piece);
      forgetDraft(document.id);
      await refreshTender(client, tender.id);
    } catch (error) {
      toastProblem(error);
    }
  };
  const guess = document.guessedPiece;
  return (
    <header className="file__head">
      <div className="file__names">
        <h2 className="file__name" tabIndex={-1}>
          {document.name}
        </h2>
        <p className="soft small">
          {[
            sizeOf(document.bytes),
            `${formatNumber(document.paragraphs)} paragraphes`,
            document.convertedFrom ? `converti depuis .${document.convertedFrom}` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Select
        label="Pièce"
        value={document.piece}
        options={optionsOf(PIECE_LABELS).map(({ value }) => ({
          value,
          label:
            shortPiece(value, concession) === pieceName(value, concession)
              ? pieceName(value, concession)
              : `${shortPiece(value, concession)} · ${pieceName(value, concession)}`,
        }))}
        onChange={(piece) => piece && void setPiece(piece)}
      />
      {!isReadOnly && <FileWays workspace={workspace} document={document} onChosen={onChosen} />}
      {!isReadOnly && guess !== null && guess !== document.piece && (
        <div className="file__guess">
          <Finding
            tone="notes"
            title={`Ce fichier ressemble plutôt à\u202f: ${pieceName(guess, concession)}.`}
            mend={
              <Button small onPress={() => void setPiece(guess)}>
                {`En faire la pièce «\u00a0${pieceName(guess, concession)}\u00a0»`}
              </Button>
            }
          />
        </div>
      )}
    </header>
  );
}

const originalPath = (tenderId: string, { id }: TenderDocument): string => tenderPath(tenderId, `documents/${encodeURIComponent(id)}/original.docx`);

/** The original as it was received, to give back when a removal is undone. */
const originalOf = (tenderId: string, document: TenderDocument): Promise<File> => requestFile(originalPath(tenderId, document), document.name);

/** Removing (with an undo that sends the original back) and replacing. */
function useFileActs({ workspace, document, onChosen }: Props) {
  const client = useQueryClient();
  const { tender } = workspace;
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const bringBack = async (original: File): Promise<void> => {
    try {
      const stored = await sendDocument(tender.id, original, document.piece);
      await refreshTender(client, tender.id);
      onChosen(stored.id);
    } catch (problem) {
      toastProblem(problem);
    }
  };
  const remove = (): Promise<void> =>
    run(async () => {
      const original = await originalOf(tender.id, document);
      await removeDocument(client, tender.id, document.id);
      toast(`«\u00a0${document.name}\u00a0» est retiré.`, () => void bringBack(original));
    });
  const replace = (file: File): Promise<void> =>
    run(async () => {
      const refusal = refusedBeforeSending(file);
      if (refusal) throw refusal;
      const stored = await sendDocument(tender.id, file, document.piece);
      await removeDocument(client, tender.id, document.id);
      onChosen(stored.id);
      toast(`«\u00a0${stored.name}\u00a0» remplace «\u00a0${document.name}\u00a0». Vérifiez les places proposées.`);
    });
  return { isBusy, error, remove, replace };
}

function FileWays(props: Props) {
  const { isBusy, error, remove, replace } = useFileActs(props);
  const { workspace, document } = props;
  const original = useDownloadOf();
  return (
    <div className="file__ways">
      <Button
        small
        variant="quiet"
        isBusy={original.isBusy}
        busyLabel="Préparation…"
        onPress={() => original.start(originalPath(workspace.tender.id, document), document.name)}
      >
        Télécharger l’original
      </Button>
      <FileDrop
        label="Fichier de remplacement"
        accept=".docx,.dotx,.doc,.odt"
        onFile={(file) => void replace(file)}
        choose="Remplacer le fichier"
        small
        variant="quiet"
        isBusy={isBusy}
        busyLabel="En cours…"
      />
      <Button small variant="quiet" isDisabled={isBusy} onPress={() => void remove()}>
        Retirer le fichier
      </Button>
      {error !== null && <ProblemNotice error={error} />}
    </div>
  );
}

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Piece } from '#shared/api/clauses.ts';
import type { TenderDocument, TenderDocumentList } from '#shared/api/documents.ts';
import { formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { newId } from '../../../../workspace/ids.ts';
import { ProblemError, request } from '../../../../api.ts';
import { refreshTender, tenderKeys, tenderPath } from '../../queries.ts';
import { forgetDraft } from './draft.ts';
import { pieceFromName } from './pieces.ts';

export type Upload = { id: string; file: File; piece: Piece | null; state: 'waiting' | 'sending' | 'failed'; error: unknown };
const MEGABYTE = 1_000_000;

/** What the browser can tell before sending, with what to do. The server judges all the rest. */
export function refusedBeforeSending(file: Pick<File, 'name' | 'size'>): ProblemError | null {
  const refused = (detail: string, remedy: string): ProblemError =>
    new ProblemError({ type: 'about:blank', title: 'Fichier refusé', status: 422, code: 'FILE', detail, remedy });
  if (file.size > LIMITS.documentBytes)
    return refused(
      `Ce fichier pèse ${formatNumber(Math.round((file.size / MEGABYTE) * 10) / 10)}\u00a0Mo, ${formatNumber(LIMITS.documentBytes / MEGABYTE)}\u00a0Mo au plus.`,
      'Dans Word, compressez les images (Format de l’image, Compresser), puis recommencez.',
    );
  if (file.size === 0) return refused('Ce fichier est vide.', 'Ouvrez-le dans Word, enregistrez-le à nouveau, puis recommencez.');
  return null;
}

/** Sends a file as that piece; the server reads it and gives its plan. */
export const sendDocument = (tenderId: string, file: File, piece: Piece): Promise<TenderDocument> => {
  const form = new FormData();
  form.append('piece', piece);
  form.append('file', file);
  return request<TenderDocument>(tenderPath(tenderId, 'documents'), { method: 'POST', body: form });
};

export const changePiece = (tenderId: string, documentId: string, piece: Piece): Promise<TenderDocument> =>
  request<TenderDocument>(tenderPath(tenderId, `documents/${encodeURIComponent(documentId)}`), { method: 'PATCH', body: { piece } });

/** Removes the file, here at once: what was read of it is never asked again. */
export async function removeDocument(client: QueryClient, tenderId: string, documentId: string): Promise<void> {
  await request<null>(tenderPath(tenderId, `documents/${encodeURIComponent(documentId)}`), { method: 'DELETE' });
  forgetDraft(documentId);
  client.setQueryData<TenderDocumentList>(tenderKeys.documents(tenderId), (list) => {
    const items = list?.items.filter(({ id }) => id !== documentId) ?? [];
    return list && { items, total: items.length };
  });
  client.removeQueries({ queryKey: tenderKeys.documentText(tenderId, documentId).slice(0, -1) });
  await refreshTender(client, tenderId);
}

const UNNAMED: Piece = 'ccap';

/** A name that says nothing leaves the choice to the text. */
async function sendGuessed(tenderId: string, { file, piece }: Upload): Promise<TenderDocument> {
  const named = piece ?? pieceFromName(file.name);
  const stored = await sendDocument(tenderId, file, named ?? UNNAMED);
  return named === null && stored.guessedPiece !== null && stored.guessedPiece !== stored.piece
    ? changePiece(tenderId, stored.id, stored.guessedPiece)
    : stored;
}

/** Files on their way, one after the other; those refused stay, with why. */
export function useUploads(tenderId: string, onStored: (document: TenderDocument) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const set = (id: string, part: Partial<Upload>): void => setUploads((current) => current.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const forget = (id: string): void => setUploads((current) => current.filter((one) => one.id !== id));
  const sendOne = async (upload: Upload): Promise<void> => {
    const refusal = refusedBeforeSending(upload.file);
    if (refusal) return set(upload.id, { state: 'failed', error: refusal });
    set(upload.id, { state: 'sending', error: null });
    try {
      const stored = await sendGuessed(tenderId, upload);
      await client.invalidateQueries({ queryKey: tenderKeys.documents(tenderId) });
      void refreshTender(client, tenderId);
      forget(upload.id);
      onStored(stored);
    } catch (error) {
      set(upload.id, { state: 'failed', error });
    }
  };
  const send = async (files: readonly File[], piece: Piece | null = null): Promise<void> => {
    const added = files.map((file): Upload => ({ id: newId(), file, piece, state: 'waiting', error: null }));
    setUploads((current) => [...current, ...added]);
    for (const upload of added) await sendOne(upload);
  };
  return { uploads, send, retry: sendOne, forget };
}

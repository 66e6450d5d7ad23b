/** The Word files of a consultation: sent, read, given another piece, removed. The bytes sent are never changed. */
import type { Piece } from '#shared/api/clauses.ts';
import type { DocumentText, TenderDocument, TenderDocumentList } from '#shared/api/documents.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, type Permission, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { audit } from '../audit.ts';
import { readTender } from './read-tender.ts';
import { freshDocument, freshDocuments } from './read-word-file.ts';

export const documentNotFound = (): Refusal =>
  refuse('NOT_FOUND', 'Ce fichier n’est pas dans la consultation, ou en a été retiré.', { remedy: 'Revenez aux fichiers de la consultation.' });

/** The file as the contract shows it. */
export const documentOf = ({ id, piece, name, bytes, createdAt, convertedFrom, reading, plan }: StoredDocument): TenderDocument => ({
  id,
  piece,
  guessedPiece: reading.guessedPiece,
  name,
  bytes,
  createdAt,
  convertedFrom,
  outline: reading.outline,
  paragraphs: reading.paragraphs.length,
  existing: reading.existing,
  warnings: reading.warnings,
  plan,
});

/** In the order they were sent. */
export async function listDocuments(context: Context, actor: Actor, tenderId: string): Promise<TenderDocumentList | Refusal> {
  const tender = await readTender(context, actor, tenderId);
  if (isRefusal(tender)) return tender;
  const items = (await freshDocuments(context, actor, tender)).map(documentOf);
  return { items, total: items.length };
}

/** A file without its bytes and the consultation it belongs to, for somebody who may read it (or do more with it). */
export async function findDocument(
  context: Context,
  actor: Actor,
  tenderId: string,
  id: string,
  permission: Permission = 'tender:read',
): Promise<{ tender: Tender; document: StoredDocument } | Refusal> {
  const tender = await readTender(context, actor, tenderId, permission);
  if (isRefusal(tender)) return tender;
  const document = await context.read.tenderDocuments.find(reachOf(actor), tenderId, id);
  return document ? { tender, document: await freshDocument(context, actor, tender, document) } : documentNotFound();
}

/** A file with its plan. */
export async function readDocument(context: Context, actor: Actor, tenderId: string, id: string): Promise<TenderDocument | Refusal> {
  const found = await findDocument(context, actor, tenderId, id);
  return isRefusal(found) ? found : documentOf(found.document);
}

/** Every paragraph, as the person reads it. */
export async function readDocumentText(context: Context, actor: Actor, tenderId: string, id: string): Promise<DocumentText | Refusal> {
  const found = await findDocument(context, actor, tenderId, id);
  if (isRefusal(found)) return found;
  const { paragraphs } = found.document.reading;
  return { items: paragraphs, total: paragraphs.length };
}

/** The file as it was sent, or as LibreOffice converted it. */
export async function readOriginal(
  context: Context,
  actor: Actor,
  tenderId: string,
  id: string,
): Promise<{ name: string; mediaType: string; data: Buffer } | Refusal> {
  const found = await findDocument(context, actor, tenderId, id);
  if (isRefusal(found)) return found;
  const data = await context.read.tenderDocuments.data(reachOf(actor), tenderId, id);
  return data ? { name: found.document.name, mediaType: found.document.mediaType, data } : documentNotFound();
}

/** Says which piece the file is; what it holds does not change. */
export async function changePiece(context: Context, actor: Actor, tenderId: string, id: string, piece: Piece): Promise<TenderDocument | Refusal> {
  const found = await findDocument(context, actor, tenderId, id, 'tender:update');
  if (isRefusal(found)) return found;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.tenderDocuments.setPiece(reachOf(actor), tenderId, id, piece))) return documentNotFound();
    await audit(context, actor, repositories, 'tender-document.piece', id);
    return documentOf({ ...found.document, piece });
  });
}

/** Takes the file out for good: the buyer keeps their own. */
export async function removeDocument(context: Context, actor: Actor, tenderId: string, id: string): Promise<Refusal | null> {
  const found = await findDocument(context, actor, tenderId, id, 'tender:update');
  if (isRefusal(found)) return found;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await audit(context, actor, repositories, 'tender-document.removed', id);
    return (await repositories.tenderDocuments.remove(reachOf(actor), tenderId, id)) ? null : documentNotFound();
  });
}

import type { Piece } from '#shared/api/clauses.ts';
import type { TenderDocument } from '#shared/api/documents.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { DOCX_MEDIA } from '#shared/media-types.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { safeName } from '../names.ts';
import { audit } from '../audit.ts';
import { documentOf } from './documents.ts';
import { tenderNotFound, unwritable } from '../sharing/reach.ts';
import { readTender } from './read-tender.ts';
import { readWordFile } from './read-word-file.ts';

export type DocumentUpload = { piece: Piece; name: string; data: Buffer };

const DOTX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template';

/** `RC.odt` → `RC.docx`; a template keeps its extension, without which Word does not open it. */
const wordName = (name: string): string => (/\.(?:docx|dotx)$/i.test(name) ? name : `${name.replace(/\.[A-Za-z]{2,4}$/, '')}.docx`);

const full = (): Refusal =>
  refuse('INVALID_INPUT', `Une consultation garde ${LIMITS.documentsPerTender} fichiers au plus.`, { remedy: 'Retirez un fichier, puis recommencez.' });

/** Reads the file, converted first when it is of an older format; a refusal says what it is and what to do. */
async function readUpload(
  context: Context,
  actor: Actor,
  tender: Tender,
  data: Buffer,
): Promise<(Pick<StoredDocument, 'reading' | 'convertedFrom'> & { data: Buffer }) | Refusal> {
  const converted = await context.workers.convert(data);
  if (isRefusal(converted)) return converted;
  const bytes = converted ? Buffer.from(converted.data) : data;
  const reading = await readWordFile(context, actor, tender, bytes);
  return isRefusal(reading) ? reading : { reading, convertedFrom: converted?.from ?? null, data: bytes };
}

/** Checks and reads a buyer's Word file, then keeps it as it is; a file that does not hold is refused, nothing kept. */
export async function storeDocument(
  context: Context,
  actor: Actor,
  tenderId: string,
  { piece, name, data }: DocumentUpload,
): Promise<TenderDocument | Refusal> {
  const tender = await readTender(context, actor, tenderId, 'tender:update');
  if (isRefusal(tender)) return tender;
  if (data.length === 0) return refuse('UNREADABLE_FILE', 'Ce fichier est vide.');
  if ((await context.read.tenderDocuments.count(reachOf(actor), tenderId)) >= LIMITS.documentsPerTender) return full();
  const read = await readUpload(context, actor, tender, data);
  if (isRefusal(read)) return read;
  const kept = wordName(safeName(name));
  const document: StoredDocument = {
    id: context.newId(),
    tenderId,
    piece,
    name: kept,
    mediaType: /\.dotx$/i.test(kept) ? DOTX : DOCX_MEDIA,
    bytes: read.data.length,
    reading: read.reading,
    convertedFrom: read.convertedFrom,
    plan: null,
    plannedAt: null,
    createdAt: context.clock.now(),
  };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'tender', tenderId);
    if (closed) return closed;
    if ((await repositories.tenderDocuments.count(reachOf(actor), tenderId)) >= LIMITS.documentsPerTender) return full();
    if (!(await repositories.tenderDocuments.insert(reachOf(actor), { ...document, data: read.data }))) return tenderNotFound(tenderId);
    await audit(context, actor, repositories, 'tender-document.stored', document.id);
    return documentOf(document);
  });
}

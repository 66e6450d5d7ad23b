/** What a Word file says, read in a worker; kept with the file, and read again when the reader has changed since. */
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { DocumentReading } from '../../../db/records.ts';
import type { Context } from '../../context.ts';
import { READER_VERSION } from '../../jobs/tasks.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { clauseWords } from './clause-words.ts';

/** Reads a .docx in a worker, for the lots and the library of the organisation that day. UNREADABLE_FILE, UNSUPPORTED_FILE or PROTECTED_FILE say why not. */
export async function readWordFile(
  context: Context,
  { organisationId }: Pick<Actor, 'organisationId'>,
  { lots }: Tender,
  data: Uint8Array,
): Promise<DocumentReading | Refusal> {
  const reading = await context.workers.run('readWord', { data, words: await clauseWords(context, organisationId), lots: lots.map(({ id }) => id) });
  return isRefusal(reading) ? reading : { version: READER_VERSION, ...reading };
}

/** The file with an up-to-date reading: places of an older one would no longer be found. One that can no longer be made is left as it was. */
export async function freshDocument(context: Context, actor: Actor, tender: Tender, document: StoredDocument): Promise<StoredDocument> {
  if (document.reading.version === READER_VERSION) return document;
  const reach = reachOf(actor);
  const data = await context.read.tenderDocuments.data(reach, tender.id, document.id);
  const reading = data ? await readWordFile(context, actor, tender, data) : null;
  if (!reading || isRefusal(reading)) return document;
  await context.write((connection) => repositoriesOn(connection).tenderDocuments.setReading(reach, tender.id, document.id, reading));
  return { ...document, reading };
}

/** The files of a consultation, in the order they were sent. */
export async function freshDocuments(context: Context, actor: Actor, tender: Tender): Promise<StoredDocument[]> {
  const documents = await context.read.tenderDocuments.list(reachOf(actor), tender.id);
  return Promise.all(documents.map((document) => freshDocument(context, actor, tender, document)));
}

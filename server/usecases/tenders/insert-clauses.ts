/** Clauses put into a buyer's Word file: each written for its lot, placed where the person chose. The original stays as it is. */
import type { InsertionItem, InsertionReport, InsertionRequest } from '#shared/api/documents.ts';
import type { TenderClause } from '#shared/api/tender-clauses.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { asOneArticle } from '#shared/block/article.ts';
import { unknownVariables, valueFaults } from '#shared/clause/fill.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { pieceLabel } from '#shared/labels.ts';
import { isConcession } from '#shared/tender/names.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { ClauseInsertion } from '../../jobs/tasks.ts';
import { clauseHash } from '../../repositories/clause-hash.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { asciiName, wordName } from '../names.ts';
import { audit } from '../audit.ts';
import { documentNotFound, findDocument } from './documents.ts';
import { planDerogations } from './insertion-derogations.ts';
import { lotOf } from './insertion-lot.ts';
import { lawDayOf } from './law.ts';
import { type ClauseSource, insertedSource, keptSource, versionsOf } from './kept-clauses.ts';
import { readLotClause } from './read-lot-clause.ts';

export type Inserted = { file: Uint8Array; report: InsertionReport };

const AUTHOR = 'Clausier';

/** A refusal that names the item of the request at fault. */
const atItem = (index: number, field: string, { refused, message, remedy }: Refusal, fields?: FieldFault[]): Refusal =>
  refuse(refused, message, {
    ...(remedy ? { remedy } : {}),
    fields: (fields ?? [{ path: field, message }]).map(({ path, message: words }) => ({ path: `items/${index}/${path}`, message: words })),
  });

const fault = (index: number, field: string, message: string): Refusal => atItem(index, field, refuse('INVALID_INPUT', message));

/** « CCP, art. L. 2112-2 ; CCP, art. L. 2112-2-1 », or null when the clause cites nothing. */
async function legalBasis({ content }: Context, { references, on }: TenderClause): Promise<string | null> {
  const cited = await Promise.all(references.map((id) => content.reference(id, on)));
  const citations = cited.flatMap((reference) => (reference ? [reference.citation] : []));
  return citations.length === 0 ? null : `Fondement juridique : ${citations.join(' ; ')}.`;
}

async function valueRefusal(source: ClauseSource, lotId: string, { slug, values = {} }: InsertionItem, index: number): Promise<Refusal | null> {
  const family = await source(lotId, slug);
  if (!family) return atItem(index, 'slug', refuse('NOT_FOUND', `Aucune clause ne porte le nom « ${slug} ».`));
  const unknown = unknownVariables(family.variables, values);
  const fields = [...unknown, ...valueFaults(family.variables, values)];
  if (fields.length === 0) return null;
  const code = unknown.length > 0 ? 'UNKNOWN_VARIABLE' : 'INVALID_INPUT';
  return atItem(index, 'values', refuse(code, fields.map(({ message }) => message).join(' ')), fields);
}

/** One item of the request, written and ready to be placed. */
async function prepare(
  context: Context,
  actor: Actor,
  tender: Tender,
  { piece }: StoredDocument,
  request: InsertionRequest,
  index: number,
  source: ClauseSource,
): Promise<ClauseInsertion | Refusal> {
  const item = request.items[index];
  if (!item) return fault(index, '', 'Cette insertion n’existe pas.');
  const lot = lotOf(tender, item);
  const refused = await valueRefusal(source, lot?.id ?? '', item, index);
  if (refused) return refused;
  if (!lot)
    return fault(
      index,
      'lot',
      item.lot === undefined ? 'Indiquez le lot : la consultation en a plusieurs.' : `La consultation n’a pas de lot « ${item.lot} ».`,
    );
  if (request.items.slice(0, index).some((other) => other.slug === item.slug && lotOf(tender, other)?.id === lot.id))
    return fault(index, 'slug', 'Cette clause est demandée deux fois pour le même lot dans ce fichier.');
  const clause = await readLotClause(context, actor, tender, lot, item.slug, lawDayOf(context, tender), item.values, source);
  if (isRefusal(clause)) return atItem(index, 'slug', clause);
  const text = clause.texts.find((candidate) => candidate.piece === piece);
  if (!text) {
    const pieces = clause.texts.map((candidate) => pieceLabel(candidate.piece, isConcession(tender))).join(', ');
    return atItem(index, 'slug', refuse('NO_TEXT_FOR_PIECE', `« ${clause.title} » n’écrit rien dans cette pièce ; cette clause rédige : ${pieces}.`));
  }
  return {
    slug: item.slug,
    lotId: lot.id,
    version: context.content.version,
    title: clause.title,
    blocks: asOneArticle(text.blocks),
    missing: text.missing,
    after: item.after,
    placement: item.placement ?? 'after',
    comment: request.comments ? await legalBasis(context, clause) : null,
  };
}

/** A clause known by its words alone is not updated: where it ends is not known. */
const alreadyWritten = ({ reading }: StoredDocument, items: readonly ClauseInsertion[]): string[] =>
  items.flatMap(({ slug, title }) => {
    const written = reading.existing.find((one) => one.slug === slug && one.by === 'words');
    return written ? [`« ${title} » semble déjà écrite dans ce fichier (« ${written.text} ») : supprimez l’un des deux textes.`] : [];
  });

/**
 * The file with the clauses of a plan, and what was put where; stores nothing. Variables without a value stay visible;
 * a CCAP also gets their lines in its article of derogations.
 * `at` dates its tracked changes: same plan and same instant, same bytes. Refused: a clause, lot, variable or place that does not exist, a clause without text for this piece, the same twice.
 */
export async function applyPlan(
  context: Context,
  actor: Actor,
  tender: Tender,
  document: StoredDocument,
  plan: InsertionRequest,
  at: string,
  source: ClauseSource = insertedSource(context, actor.organisationId, tender, document.id),
): Promise<Inserted | Refusal> {
  const data = await context.read.tenderDocuments.data(reachOf(actor), tender.id, document.id);
  if (!data) return documentNotFound();
  const items: ClauseInsertion[] = [];
  for (const index of plan.items.keys()) {
    const item = await prepare(context, actor, tender, document, plan, index, source);
    if (isRefusal(item)) return item;
    items.push(item);
  }
  const derogations = await planDerogations(context, actor, tender, document, plan, source);
  const made = await context.workers.run('insertClauses', {
    data,
    items: derogations.item ? [...items, derogations.item] : items,
    tracked: plan.tracked ?? true,
    author: plan.author?.trim() || AUTHOR,
    at,
    cleanAuthors: plan.cleanAuthors ?? false,
    onlyLot: tender.lots.length === 1,
  });
  const warnings = [...derogations.warnings, ...alreadyWritten(document, items)];
  return isRefusal(made) ? made : { ...made, report: { ...made.report, warnings: [...made.report.warnings, ...warnings] } };
}

/** The request with each lot by its identifier: numbers change when lots are moved. */
const planOf = (tender: Tender, request: InsertionRequest): InsertionRequest => ({
  ...request,
  items: request.items.map((item) => ({ ...item, lot: lotOf(tender, item)?.id ?? item.lot })),
});

const isSame = (a: InsertionRequest, b: InsertionRequest | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Clauses of a plan, by the lot they are for. */
const planned = ({ items }: InsertionRequest): { lotId: string; slug: string }[] =>
  items.flatMap(({ lot, slug }) => (typeof lot === 'string' ? [{ lotId: lot, slug }] : []));

/** Whether the plan kept with a file would be written with the same texts. */
async function hasSameVersions(context: Context, actor: Actor, tender: Tender, { id, plan }: StoredDocument, source: ClauseSource): Promise<boolean> {
  if (plan === null) return false;
  const before = insertedSource(context, actor.organisationId, tender, id);
  const records = await Promise.all(planned(plan).map(({ lotId, slug }) => Promise.all([before(lotId, slug), source(lotId, slug)])));
  return records.every(([one, other]) => one === other || (one !== null && other !== null && clauseHash(one) === clauseHash(other)));
}

async function inserted(
  context: Context,
  actor: Actor,
  tenderId: string,
  id: string,
  request: InsertionRequest,
  permission: 'tender:read' | 'tender:update',
): Promise<(Inserted & { document: StoredDocument; plan: InsertionRequest; at: string; source: ClauseSource }) | Refusal> {
  const found = await findDocument(context, actor, tenderId, id, permission);
  if (isRefusal(found)) return found;
  const { tender, document } = found;
  const plan = planOf(tender, request);
  // Inserted again: in the versions that the consultation holds now.
  const source = keptSource(context, actor.organisationId, tender);
  const asBefore = isSame(plan, document.plan) && (await hasSameVersions(context, actor, tender, document, source));
  // Asked again as it was: it keeps its date, and so its bytes.
  const at = (asBefore ? document.plannedAt : null) ?? context.clock.now();
  const made = await applyPlan(context, actor, tender, document, request, at, source);
  return isRefusal(made) ? made : { ...made, document, plan, at, source };
}

/** Where each clause would go and how it would read; stores nothing. */
export async function previewInsertions(
  context: Context,
  actor: Actor,
  tenderId: string,
  id: string,
  request: InsertionRequest,
): Promise<InsertionReport | Refusal> {
  const made = await inserted(context, actor, tenderId, id, request, 'tender:read');
  return isRefusal(made) ? made : made.report;
}

/** The new file; the request is kept with the original, so that the archive makes it again. */
export async function insertClauses(
  context: Context,
  actor: Actor,
  tenderId: string,
  id: string,
  request: InsertionRequest,
): Promise<{ file: Uint8Array; name: string; mediaType: string } | Refusal> {
  const made = await inserted(context, actor, tenderId, id, request, 'tender:update');
  if (isRefusal(made)) return made;
  const versions = await versionsOf(made.source, planned(made.plan));
  const kept = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.tenderDocuments.setPlan(reachOf(actor), tenderId, id, made.plan, made.at))) return documentNotFound();
    for (const { hash, record } of versions) await repositories.clauseUse.keepRecord(hash, record);
    await repositories.clauseUse.setInserted(id, versions);
    await audit(context, actor, repositories, 'tender-document.inserted', id);
    return null;
  });
  const { name, mediaType } = made.document;
  const { stem, extension } = wordName(name);
  return kept ?? { file: made.file, name: `${asciiName(stem) || 'fichier'}-clauses${extension}`, mediaType };
}

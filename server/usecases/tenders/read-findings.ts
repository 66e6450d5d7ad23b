/** Every check on a consultation: its data, each file sent, the files together, and what none of them says. */
import type { ClauseSummary } from '#shared/api/clauses.ts';
import type { Finding, FindingList } from '#shared/api/findings.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { checkChoices, checkPieces, checkSent, checkTender, checkText, findingList, gathered, type SentPiece } from '#shared/rules/index.ts';
import type { Law } from '#shared/tender/law.ts';
import type { Context } from '../../context.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { lawOf } from './law.ts';
import { plannedParagraphs } from './planned-texts.ts';
import { readTender } from './read-tender.ts';

async function sentPieces(context: Context, actor: Actor, tender: Tender, law: Law, documents: readonly StoredDocument[]): Promise<SentPiece[]> {
  const ccag = tender.procedure.ccag === 'none' ? null : tender.procedure.ccag;
  return Promise.all(
    documents.map(async (document) => ({
      facts: { kind: document.piece, whole: true, ccag, documentId: document.id },
      paragraphs: document.reading.paragraphs,
      planned: await plannedParagraphs(context, actor, tender, document, law.on),
    })),
  );
}

async function chosenFamilies({ clauses }: Context, tender: Tender): Promise<ClauseSummary[]> {
  const slugs = new Set(tender.lots.flatMap((lot) => lot.clauses.map(({ slug }) => slug)));
  const found = await Promise.all([...slugs].map((slug) => clauses.bySlug(slug)));
  return found.filter((family) => family !== null);
}

/** Findings on the texts already made: a file never changes, so only new files, or a new day of law, are read again. */
const made = new Map<string, Finding[]>();
const KEPT = 400;

function textFindings({ facts, paragraphs }: SentPiece, law: Law, version: string): Finding[] {
  const key = JSON.stringify([facts, law.on, version]);
  const known = made.get(key);
  if (known) return known;
  const findings = checkText(facts, paragraphs, law);
  if (made.size >= KEPT) made.clear();
  made.set(key, findings);
  return findings;
}

export async function readFindings(context: Context, actor: Actor, id: string): Promise<FindingList | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const law = await lawOf(context, tender);
  const [documents, others, families] = await Promise.all([
    context.read.tenderDocuments.list(actor.organisationId, id),
    context.read.tenders.others(actor.organisationId, id, LIMITS.pageSize),
    chosenFamilies(context, tender),
  ]);
  const pieces = await sentPieces(context, actor, tender, law, documents);
  const findings = [
    ...checkTender(tender, law, { others, clauses: families }),
    ...checkChoices(tender, new Set(families.map(({ slug }) => slug))),
    ...pieces.flatMap((piece) => textFindings(piece, law, context.content.version)),
    ...checkPieces(pieces, tender, law),
    ...checkSent(pieces, tender, law),
  ];
  return findingList(gathered(findings, tender), law);
}

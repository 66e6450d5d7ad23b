/** Every check on a consultation: its data, each file sent, the files together, and what none of them says. */
import type { ClauseSummary } from '#shared/api/clauses.ts';
import type { Finding, FindingList } from '#shared/api/findings.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { type OtherTender, otherTender } from '#shared/rules/other-tender.ts';
import { checkChoices, checkTender, findingList, gathered, type SentPiece } from '#shared/rules/index.ts';
import type { Law } from '#shared/tender/law.ts';
import type { Context } from '../../context.ts';
import type { StoredDocument } from '../../repositories/tender-documents.ts';
import { byRevision } from '../by-revision.ts';
import { chosenClauses, keptSource, pinsOf } from './kept-clauses.ts';
import { lawOf } from './law.ts';
import { plannedParagraphs } from './planned-texts.ts';
import { readTender } from './read-tender.ts';
import { freshDocuments } from './read-word-file.ts';

async function sentPieces(context: Context, actor: Actor, tender: Tender, law: Law, documents: readonly StoredDocument[]): Promise<SentPiece[]> {
  const ccag = tender.procedure.ccag === 'none' ? null : tender.procedure.ccag;
  return Promise.all(
    documents.map(async (document) => ({
      facts: { kind: document.piece, whole: true, ccag, documentId: document.id },
      paragraphs: document.reading.paragraphs.map(({ text, level }) => ({ text, level })),
      planned: await plannedParagraphs(context, actor, tender, document, law.on),
    })),
  );
}

/** Families that the lots have chosen, in the versions they hold, each once. */
export async function chosenFamilies(context: Context, organisationId: string, tender: Tender): Promise<ClauseSummary[]> {
  const source = keptSource(context, organisationId, tender);
  const found = await Promise.all(chosenClauses(tender).map(({ lotId, slug }) => source(lotId, slug)));
  return [...new Set(found.filter((family) => family !== null))];
}

/** Findings on files already made: they change with the consultation, the clauses it holds, a file, its piece or its plan, the day, the content. */
const made = new Map<string, Finding[]>();
const KEPT = 200;

async function fileFindings(context: Context, actor: Actor, tender: Tender, law: Law): Promise<Finding[] | Refusal> {
  const documents = await freshDocuments(context, actor, tender);
  if (documents.length === 0) return [];
  const files = await Promise.all(documents.map(async ({ id, piece, plan }) => [id, piece, plan, await context.read.clauseUse.inserted(id)]));
  const pins = [...(await pinsOf(context, actor.organisationId, tender)).values()].map(({ lotId, slug, hash }) => [lotId, slug, hash]);
  const key = JSON.stringify([actor.organisationId, tender.id, tender.revision, files, pins, law.on, context.content.version]);
  const known = made.get(key);
  if (known) return known;
  const found = await context.workers.run('checkTexts', { pieces: await sentPieces(context, actor, tender, law, documents), tender, law });
  if (isRefusal(found)) return found;
  if (made.size >= KEPT) made.clear();
  made.set(key, found);
  return found;
}

const others = byRevision<OtherTender>();

/** The buyer's other consultations that the person reaches, the last saved ones. */
async function otherTenders({ read }: Context, actor: Actor, id: string): Promise<OtherTender[]> {
  const reach = reachOf(actor);
  const listed = (await read.tenders.list(reach, false)).filter((other) => other.id !== id).slice(0, LIMITS.pageSize);
  const found = await Promise.all(
    listed.map((other) =>
      others({ read }, actor.organisationId, other, '', async () => {
        const tender = await read.tenders.find(reach, other.id);
        return tender && otherTender(tender);
      }),
    ),
  );
  return found.filter((other) => other !== null);
}

/** What the checks say, blocking first; a finding the person passed over keeps its place, with the reason. */
export async function readFindings(context: Context, actor: Actor, id: string): Promise<FindingList | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const law = await lawOf(context, tender);
  const [others, families, ofFiles] = await Promise.all([
    // Practice is judged alone: the real consultations are not part of the exercise.
    tender.exerciseId === null ? otherTenders(context, actor, id) : [],
    chosenFamilies(context, actor.organisationId, tender),
    fileFindings(context, actor, tender, law),
  ]);
  if (isRefusal(ofFiles)) return ofFiles;
  const ofData = checkTender(tender, law, { others, clauses: families });
  const ofChoices = checkChoices(tender, new Set(families.map(({ slug }) => slug)));
  return findingList(gathered([...ofData, ...ofChoices, ...ofFiles], tender), law);
}

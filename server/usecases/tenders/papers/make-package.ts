/**
 * The archive of a consultation: the buyer's files with their insertions made again, the papers that have something to
 * say, the texts no file received, and a list to read first. All or a refusal that names the file: never half an archive.
 */
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { type ArchiveLine, readMe, archiveName, uniqueNames } from '#shared/tender-papers/contents.ts';
import { type InsertedFile, insertedPaper } from '#shared/tender-papers/inserted.ts';
import type { Paper } from '#shared/tender-papers/paper.ts';
import { piecePaper, type PlannedText, textsLeft } from '#shared/tender-papers/pieces.ts';
import { pieceShort } from '#shared/tender-papers/words.ts';
import type { Context } from '../../../context.ts';
import type { ArchiveFile } from '../../../jobs/tasks.ts';
import type { StoredDocument } from '../../../repositories/tender-documents.ts';
import { asciiName, wordName } from '../../names.ts';
import { applyPlan } from '../insert-clauses.ts';
import { lotOf } from '../insertion-lot.ts';
import { paperMaterials, type TenderMaterials } from './materials.ts';
import { composePaper, PAPER_KINDS, type PaperKind } from './render-paper.ts';

type Named = ArchiveFile & { says: string };
type Filled = { document: StoredDocument; file: Uint8Array; inserted: InsertedFile };

const PAPERS: Record<PaperKind, ArchiveLine> = {
  decisions: { name: 'Note de decision.docx', says: 'le besoin, la loi, les choix lot par lot et leurs motifs' },
  exceptions: { name: 'Motifs pour le rapport de presentation.docx', says: 'pourquoi un lot n’a pas de condition sociale' },
  hours: { name: 'Annexe - calcul des heures.docx', says: 'le calcul des heures d’insertion, étape par étape' },
  notice: { name: 'Bloc a recopier dans l avis.docx', says: 'les champs de l’avis et les données essentielles à déclarer' },
};
const INSERTED: ArchiveLine = { name: 'Ce qui a ete insere.docx', says: 'chaque clause insérée, sa place et ce qui reste à remplir' };
const LIST = 'Lisez-moi.txt';

/** « CCAP.docx » → « CCAP - avec clauses.docx »: it never takes the place of the original. */
function filledName({ name }: StoredDocument): string {
  const { stem, extension } = wordName(name);
  return `${archiveName(`${stem}.docx`, 'Piece').slice(0, -'.docx'.length)} - avec clauses${extension}`;
}

/** Replays the plan of each file; the first that no longer holds stops everything. */
async function fillDocuments(context: Context, actor: Actor, materials: TenderMaterials, documents: readonly StoredDocument[]): Promise<Filled[] | Refusal> {
  const planned = documents.filter(({ plan }) => plan !== null);
  // Before anything is read: the files are all in memory at once.
  if (planned.reduce((sum, { bytes }) => sum + bytes, 0) > LIMITS.archiveBytes)
    return refuse('TOO_LARGE', `Les fichiers à compléter pèsent ensemble plus de ${LIMITS.archiveBytes / 1_000_000} Mo.`, {
      remedy: 'Téléchargez les pièces une par une.',
    });
  const names = uniqueNames(planned.map(filledName));
  const filled: Filled[] = [];
  for (const [i, document] of planned.entries()) {
    if (document.plan === null || document.plannedAt === null) continue;
    const made = await applyPlan(context, actor, materials.tender, document, document.plan, document.plannedAt);
    if (isRefusal(made))
      // Its faulty fields are those of the plan, not of this request.
      return refuse(made.refused, `L’archive n’est pas faite. Dans le fichier « ${document.name} » : ${made.message}`, {
        remedy: made.remedy ?? 'Revenez à l’étape des fichiers, préparez de nouveau l’insertion de ce fichier, puis recommencez.',
      });
    filled.push({
      document,
      file: made.file,
      inserted: { name: names[i] ?? document.name, piece: document.piece, tracked: document.plan.tracked ?? true, report: made.report },
    });
  }
  return filled;
}

/** What the plans put, lot by lot; an item whose lot is gone was refused before. */
const plannedTexts = ({ tender }: TenderMaterials, filled: readonly Filled[]): PlannedText[] =>
  filled.flatMap(({ document: { piece, plan } }) =>
    (plan?.items ?? []).flatMap((item) => {
      const lot = lotOf(tender, item);
      return lot ? [{ piece, slug: item.slug, lotId: lot.id }] : [];
    }),
  );

async function render(context: Context, { name, says }: ArchiveLine, paper: Paper): Promise<Named | Refusal> {
  const data = await context.workers.run('renderPaper', paper);
  return isRefusal(data) ? data : { name, says, data };
}

type ToRender = { line: ArchiveLine; paper: Paper };

/** Papers with something to say. One that has nothing is left out, in silence: the list only names what is there. */
async function papersOf(
  context: Context,
  actor: Actor,
  materials: TenderMaterials,
  filled: readonly Filled[],
  untouched: readonly string[],
): Promise<ToRender[] | Refusal> {
  const composed: ToRender[] = [];
  for (const kind of PAPER_KINDS) {
    const paper = await composePaper(context, actor, kind, materials);
    if (isRefusal(paper)) return paper;
    if (paper !== null) composed.push({ line: PAPERS[kind], paper });
  }
  const report = insertedPaper(
    materials,
    filled.map(({ inserted }) => inserted),
    untouched,
  );
  const left = textsLeft(materials.clauses, plannedTexts(materials, filled));
  return [
    ...composed,
    ...(report ? [{ line: INSERTED, paper: report }] : []),
    ...left.map(({ piece, texts }) => ({
      line: { name: `Textes a reprendre/${pieceShort(piece, materials.tender)} - textes a reprendre.docx`, says: 'textes remplis, à copier dans votre pièce' },
      paper: piecePaper(materials, piece, texts),
    })),
  ];
}

/** Something was chosen, decided or prepared: else the archive would only say « unknown ». */
const hasContent = ({ tender }: TenderMaterials, filled: readonly Filled[]): boolean =>
  filled.length > 0 ||
  tender.lots.some(
    ({ clauses, levers, exception, hours, criteria, conditions, reservation }) =>
      clauses.length + criteria.length + conditions.length > 0 ||
      exception !== null ||
      hours !== null ||
      reservation.kind !== null ||
      levers.some(({ decision }) => decision !== 'undecided'),
  );

async function filesOf(context: Context, toRender: readonly ToRender[], filled: readonly Filled[]): Promise<Named[] | Refusal> {
  const files: Named[] = filled.map(({ file, inserted }) => ({ name: `Pieces/${inserted.name}`, says: 'votre fichier, avec ses clauses', data: file }));
  for (const { line, paper } of toRender) {
    const made = await render(context, line, paper);
    if (isRefusal(made)) return made;
    files.push(made);
  }
  return files;
}

/** The archive; NOT_FOUND when nothing was chosen nor prepared, TOO_LARGE beyond `archiveBytes`. */
export async function makePackage(context: Context, actor: Actor, id: string): Promise<{ file: Uint8Array; name: string; mediaType: string } | Refusal> {
  const materials = await paperMaterials(context, actor, id);
  if (isRefusal(materials)) return materials;
  const documents = await context.read.tenderDocuments.list(reachOf(actor), id);
  const filled = await fillDocuments(context, actor, materials, documents);
  if (isRefusal(filled)) return filled;
  if (!hasContent(materials, filled))
    return refuse('NOT_FOUND', 'Cette consultation n’a encore rien à donner : aucune clause, aucune décision, aucun fichier préparé.', {
      remedy: 'Choisissez une clause ou un levier pour un lot, puis recommencez.',
    });
  const untouched = documents.filter(({ plan }) => plan === null).map(({ name }) => name);
  const papers = await papersOf(context, actor, materials, filled, untouched);
  if (isRefusal(papers)) return papers;
  const files = await filesOf(context, papers, filled);
  if (isRefusal(files)) return files;
  const list = new TextEncoder().encode(`\ufeff${readMe(materials.tender, materials.law.on, files, untouched)}`);
  const file = await context.workers.run('makeArchive', { files: [{ name: LIST, data: list }, ...files.map(({ name, data }) => ({ name, data }))] });
  return isRefusal(file) ? file : { file, name: `consultation-${asciiName(materials.tender.title)}.zip`, mediaType: 'application/zip' };
}

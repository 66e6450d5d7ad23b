/** What was inserted in the buyer's files, and where: one chapter a file. */
import { styleName } from '../style-names.ts';
import type { InsertionReport, InsertionReportItem } from '../api/documents.ts';
import type { Piece } from '../api/clauses.ts';
import { pieceLabel } from '../labels.ts';
import { isConcession } from '../tender/names.ts';
import { DEROGATIONS } from '../tender/derogation-article.ts';
import { callout, cell, chapter, column, missingCell, strong } from '../scheme/document/helpers.ts';
import type { Cell, DocumentNode } from '../scheme/document/nodes.ts';
import { footerOf, leadOf, lotOf, type PaperMaterials } from './materials.ts';
import { type Paper, typeset } from './paper.ts';
import { counted } from './words.ts';

/** A file of the archive: its name there, and what was put in it. */
export type InsertedFile = { name: string; piece: Piece; tracked: boolean; report: InsertionReport };

const NUMBERING: Record<InsertionReportItem['numbering'], string> = { automatic: 'numérotation du fichier', typed: 'numéro écrit', none: 'sans numéro' };

function row({ tender }: Pick<PaperMaterials, 'tender'>, { title, lotId, state, place, number, numbering, styles, missing }: InsertionReportItem): Cell[] {
  const lot = lotOf(tender, lotId);
  return [
    strong(title, state === 'updated' ? 'mise à jour' : ''),
    cell(lot ? String(lot.number) : 'Tous'),
    cell(place || 'Fin du fichier', [number, NUMBERING[numbering]].filter(Boolean).join(' – ')),
    cell(styles.map(styleName).join(', ') || '—'),
    missing.length === 0 ? cell('Rien') : missingCell(missing.join(' ; ')),
  ];
}

function fileNodes(materials: Pick<PaperMaterials, 'tender'>, { name, piece, tracked, report }: InsertedFile, index: number): DocumentNode[] {
  const warnings = [...report.warnings, ...report.items.flatMap((item) => item.warnings.map((warning) => `${item.title} : ${warning}`))];
  const count = counted(report.items.filter(({ slug }) => slug !== DEROGATIONS).length, 'clause', 'clauses');
  return [
    chapter(`fichier-${index}`, name, ''),
    callout(
      'source',
      `${pieceLabel(piece, isConcession(materials.tender))} – ${count}, ${tracked ? 'en suivi des modifications' : 'sans suivi des modifications'}.`,
    ),
    {
      kind: 'table',
      caption: '',
      columns: [column('Clause', 28), column('Lot', 8), column('Place', 29), column('Styles du fichier', 17), column('Reste à remplir', 18)],
      rows: report.items.map((item) => row(materials, item)),
    },
    ...(warnings.length === 0 ? [] : [callout('doubt', 'À relire dans ce fichier :', ...warnings.map((warning) => `– ${warning}`))]),
  ];
}

/** @param untouched names of the files without any insertion prepared, which are not in the archive */
export function insertedPaper(
  materials: Pick<PaperMaterials, 'tender' | 'regime'>,
  files: readonly InsertedFile[],
  untouched: readonly string[],
): Paper | null {
  if (files.length === 0) return null;
  return typeset({
    title: 'Ce qui a été inséré, et où',
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: [
      callout('info', 'En suivi des modifications, chaque insertion se relit dans Word, onglet Révision ; les refuser toutes rend le fichier d’origine.'),
      ...files.flatMap((file, index) => fileNodes(materials, file, index)),
      ...(untouched.length === 0
        ? []
        : [
            chapter('autres', 'Fichiers sans insertion préparée', ''),
            callout('info', 'Absents de l’archive, inchangés dans Clausier :', ...untouched.map((name) => `– ${name}`)),
          ]),
    ],
  });
}
